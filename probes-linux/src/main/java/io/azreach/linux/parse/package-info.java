/** Texts of Linux files and commands to values; no I/O, and no input is refused with an exception. */
@NullMarked
package io.azreach.linux.parse;

import org.jspecify.annotations.NullMarked;
