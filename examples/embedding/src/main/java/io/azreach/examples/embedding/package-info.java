/** azreach inside another program. */
@NullMarked
package io.azreach.examples.embedding;

import org.jspecify.annotations.NullMarked;
