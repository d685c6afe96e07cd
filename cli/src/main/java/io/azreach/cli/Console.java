package io.azreach.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where words come from and go to.
 *
 * @param out the report, nothing else
 * @param err progress and what concerns the run itself
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param environment variables of this process
 */
record Console(
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment) {
    static final int USUAL_COLUMNS = 80;

    static Console system() {
        // The launcher knows which streams are terminals; without it the JDK only knows about all of them at once.
        var terminals = System.getProperty("azreach.terminals", System.console() == null ? "" : "12");
        return new Console(
                stream(FileDescriptor.out, "stdout.encoding"),
                stream(FileDescriptor.err, "stderr.encoding"),
                terminals.contains("1"),
                terminals.contains("2"),
                System.getenv());
    }

    private static PrintStream stream(FileDescriptor descriptor, String encodingProperty) {
        var encoding = System.getProperty(encodingProperty, System.getProperty("sun." + encodingProperty, "UTF-8"));
        return new PrintStream(new FileOutputStream(descriptor), false, charset(encoding));
    }

    // A terminal in the C locale is told to be ASCII; names in reports may not be, and UTF-8 contains it.
    private static Charset charset(String encoding) {
        var charset = Charset.isSupported(encoding) ? Charset.forName(encoding) : StandardCharsets.UTF_8;
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }

    int columns() {
        var told = System.getProperty("azreach.columns", environment.getOrDefault("COLUMNS", ""));
        return told.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(told) : USUAL_COLUMNS;
    }

    /** Whether escape sequences may be written to the terminal behind {@code err}. */
    boolean canRewriteLines() {
        return errIsTerminal && !"dumb".equals(environment.get("TERM"));
    }

    /** Option, then NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then whether a terminal reads it. */
    boolean colored(String option) {
        if (!option.equals("auto")) {
            return option.equals("always");
        }
        if (isSet("NO_COLOR")) {
            return false;
        }
        return isSet("FORCE_COLOR")
                || isSet("CLICOLOR_FORCE")
                || outIsTerminal && !"dumb".equals(environment.get("TERM"));
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
