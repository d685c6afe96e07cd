package io.azreach.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs the real entry point in this process and keeps what it said. */
record CommandLine(int exit, String out, String err) {
    static CommandLine run(String... words) {
        return run(Map.of(), words);
    }

    static CommandLine run(Map<String, String> environment, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(stream(out), stream(err), false, false, environment);
        int exit = Main.run(List.of(words), console);
        console.flush();
        return new CommandLine(exit, text(out), text(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
