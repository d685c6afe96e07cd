package io.azreach.cli;

import java.io.IOException;

/** What a command does. */
@FunctionalInterface
interface Action {
    /** Returns what the process ends with. */
    int run(Invocation invocation) throws IOException, InterruptedException;
}
