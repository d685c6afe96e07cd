package io.azreach.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Says that we broke, and keeps the details in a file that can be sent to us. */
final class DefectReport {
    private final Console console;

    DefectReport(Console console) {
        this.console = console;
    }

    void write(Throwable defect) {
        var texts = Wording.in(Language.wanted(java.util.List.of()));
        var what = defect.getClass().getName() + ": " + defect.getMessage();
        try {
            var file = Files.createTempFile("azreach-defect-", ".txt");
            try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                out.println(Version.line());
                defect.printStackTrace(out);
            }
            console.err().println(texts.say("defect.with-file", "what", what, "file", file));
        } catch (IOException unwritable) {
            console.err().println(texts.say("defect.without-file", "what", what));
        }
    }
}
