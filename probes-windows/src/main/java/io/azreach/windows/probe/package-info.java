/** Probes of a Windows machine; they read through the host and so run on recorded machines too. */
@NullMarked
package io.azreach.windows.probe;

import org.jspecify.annotations.NullMarked;
