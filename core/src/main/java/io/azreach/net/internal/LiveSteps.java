package io.azreach.net.internal;

import io.azreach.time.NanoClock;
import java.time.Clock;

/** What the views of one run share. */
record LiveSteps(SystemResolver resolver, TrustStores stores, NanoClock nano, Clock clock) {}
