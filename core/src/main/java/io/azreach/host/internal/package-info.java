/** The real machine behind io.azreach.host. */
@NullMarked
package io.azreach.host.internal;

import org.jspecify.annotations.NullMarked;
