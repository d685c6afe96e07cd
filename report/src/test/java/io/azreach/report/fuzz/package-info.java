/** Decoders of bytes that others wrote, and inputs for them. */
@NullMarked
package io.azreach.report.fuzz;

import org.jspecify.annotations.NullMarked;
