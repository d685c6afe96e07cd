/** The machine as probes see it: commands, files, registry, environment; replaceable by a recorded machine. */
@NullMarked
package io.azreach.host;

import org.jspecify.annotations.NullMarked;
