package io.azreach.engine;

import io.azreach.model.Evidence;

/** Evidence of a test's probe. */
record Seen(String what) implements Evidence {}
