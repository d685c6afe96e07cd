/**
 * Packets with a limited life, and what the kernel knows of a path. Native calls stay in here and are loaded on first use.
 */
@NullMarked
package io.azreach.net.internal.trace;

import org.jspecify.annotations.NullMarked;
