/** Reads files and commands of a Linux machine and records what they say. */
@NullMarked
package io.azreach.linux.probe;

import org.jspecify.annotations.NullMarked;
