/** The command line: arguments, progress, exit codes, files. */
@NullMarked
package io.azreach.cli;

import org.jspecify.annotations.NullMarked;
