/** Pure readers of what Windows writes. Nothing here depends on the language of the system. */
@NullMarked
package io.azreach.windows.parse;

import org.jspecify.annotations.NullMarked;
