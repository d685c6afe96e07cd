/** Writes runs as JSON and reads them back. */
@NullMarked
package io.azreach.report.json;

import org.jspecify.annotations.NullMarked;
