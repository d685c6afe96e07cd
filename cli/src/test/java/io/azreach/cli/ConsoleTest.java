package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    @Test
    void optionWinsOverVariablesAndTerminal() {
        assertTrue(console(false, Map.of("NO_COLOR", "1")).colored("always"));
        assertFalse(console(true, Map.of("FORCE_COLOR", "1")).colored("never"));
    }

    @Test
    void noColorWinsOverForceColor() {
        assertFalse(console(true, Map.of("NO_COLOR", "1", "FORCE_COLOR", "1")).colored("auto"));
    }

    @Test
    void emptyNoColorIsUnset() {
        assertTrue(console(true, Map.of("NO_COLOR", "")).colored("auto"));
    }

    @Test
    void forcedColorReachesAPipe() {
        assertTrue(console(false, Map.of("FORCE_COLOR", "1")).colored("auto"));
        assertTrue(console(false, Map.of("CLICOLOR_FORCE", "1")).colored("auto"));
    }

    @Test
    void pipeAndDumbTerminalGetNoColor() {
        assertFalse(console(false, Map.of()).colored("auto"));
        assertFalse(console(true, Map.of("TERM", "dumb")).colored("auto"));
        assertFalse(console(true, Map.of("TERM", "dumb")).canRewriteLines());
        assertTrue(console(true, Map.of("TERM", "xterm")).canRewriteLines());
    }

    @Test
    void widthIsTheTerminalsOrEighty() {
        assertEquals(132, console(true, Map.of("COLUMNS", "132")).columns());
        assertEquals(80, console(true, Map.of("COLUMNS", "wide")).columns());
    }

    private static Console console(boolean terminal, Map<String, String> environment) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(nowhere, nowhere, terminal, terminal, environment);
    }
}
