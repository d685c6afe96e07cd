package io.azreach.net.internal;

import io.azreach.net.internal.trace.Tracer;
import io.azreach.time.NanoClock;
import java.time.Clock;

/** What the views of one run share. */
record LiveSteps(SystemResolver resolver, TrustStores stores, Tracer tracer, NanoClock nano, Clock clock) {}
