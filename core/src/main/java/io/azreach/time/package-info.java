/** Deadlines on a monotonic clock. */
@NullMarked
package io.azreach.time;

import org.jspecify.annotations.NullMarked;
