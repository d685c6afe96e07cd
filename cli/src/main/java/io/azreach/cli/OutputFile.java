package io.azreach.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that it is either complete or not there. */
final class OutputFile {
    private OutputFile() {}

    /** Writes the content. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Under a temporary name beside the path, then renamed. */
    static void write(Path path, Content content) throws IOException {
        var name = path.getFileName() + ".part";
        var temporary = path.resolveSibling("." + name);
        try {
            try (var out = Files.newOutputStream(temporary)) {
                content.writeTo(out);
            }
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
