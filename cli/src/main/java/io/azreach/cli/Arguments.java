package io.azreach.cli;

import io.azreach.spi.Settings;
import java.util.List;

/**
 * The words of a command line, understood.
 *
 * @param command what to do
 * @param operands in the order given
 * @param settings options by long name
 * @param helpWanted whether to print the command's help instead
 * @param problems everything that is wrong, one sentence each; nothing may be done when there are any
 */
record Arguments(
        Command command, List<String> operands, Settings settings, boolean helpWanted, List<String> problems) {}
