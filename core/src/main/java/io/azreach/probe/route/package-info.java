/** Paths as the commands of a Linux machine list them. */
@NullMarked
package io.azreach.probe.route;

import org.jspecify.annotations.NullMarked;
