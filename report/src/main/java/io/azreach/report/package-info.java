/** Runs as reports: scenario, checklist, texts, renderers. */
@NullMarked
package io.azreach.report;

import org.jspecify.annotations.NullMarked;
