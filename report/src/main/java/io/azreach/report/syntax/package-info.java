/** JSON as text with places: what is read, by whom it was meant, and every problem in it at once. */
@NullMarked
package io.azreach.report.syntax;

import org.jspecify.annotations.NullMarked;
