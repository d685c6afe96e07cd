/** Scenarios: what a checklist needs, where it travels and which findings make which check fail. */
@NullMarked
package io.azreach.report.scenario;

import org.jspecify.annotations.NullMarked;
