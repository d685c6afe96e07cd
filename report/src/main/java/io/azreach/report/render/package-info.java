/** Turns a run into text, a summary line, JSON or a support log. */
@NullMarked
package io.azreach.report.render;

import org.jspecify.annotations.NullMarked;
