/** Decoders of bytes that others wrote, and inputs for them. */
@NullMarked
package io.azreach.azure.fuzz;

import org.jspecify.annotations.NullMarked;
