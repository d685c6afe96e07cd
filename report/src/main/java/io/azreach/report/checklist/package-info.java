/** The answers a scenario's questions get from a finished run. Pure. */
@NullMarked
package io.azreach.report.checklist;

import org.jspecify.annotations.NullMarked;
