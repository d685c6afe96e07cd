/** The command line as its users and the other modules meet it. */
@NullMarked
package io.azreach.cli;

import org.jspecify.annotations.NullMarked;
