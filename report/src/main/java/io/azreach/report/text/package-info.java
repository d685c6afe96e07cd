/** Texts of all plugins in one language, and putting them into columns. */
@NullMarked
package io.azreach.report.text;

import org.jspecify.annotations.NullMarked;
