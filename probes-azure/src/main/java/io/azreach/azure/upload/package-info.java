/** Writes, lists, reads back and deletes a test blob, and says what stood in the way. */
@NullMarked
package io.azreach.azure.upload;

import org.jspecify.annotations.NullMarked;
