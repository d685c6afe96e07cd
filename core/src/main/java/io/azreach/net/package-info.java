/** Measuring primitives, one per protocol step. What the network does is a value, never an exception. */
@NullMarked
package io.azreach.net;

import org.jspecify.annotations.NullMarked;
