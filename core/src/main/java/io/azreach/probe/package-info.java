/** The probes every machine needs. */
@NullMarked
package io.azreach.probe;

import org.jspecify.annotations.NullMarked;
