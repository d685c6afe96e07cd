/** Asks the two platform addresses that every Azure VM has. */
@NullMarked
package io.azreach.azure.probe;

import org.jspecify.annotations.NullMarked;
