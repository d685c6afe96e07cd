package io.azreach.cli;

import io.azreach.report.text.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Writes what azreach logs to a file, without secrets. */
final class DebugLog implements AutoCloseable {
    private static final String NAME = "azreach-debug.log";

    // Kept, since the JDK forgets the level of a logger nobody holds.
    private final Logger logger = Logger.getLogger("io.azreach");
    private final FileHandler file;
    private final Path path;

    private DebugLog(Path path) throws IOException {
        this.path = path;
        file = new FileHandler(path.toString(), true);
        file.setEncoding("UTF-8");
        file.setLevel(Level.ALL);
        file.setFormatter(new Scrubbing());
        logger.setLevel(Level.ALL);
        logger.addHandler(file);
    }

    /** In the working directory, after what earlier runs wrote. */
    static DebugLog open() throws IOException {
        return new DebugLog(Path.of(NAME).toAbsolutePath());
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        logger.removeHandler(file);
        logger.setLevel(null);
        file.close();
    }

    private static final class Scrubbing extends SimpleFormatter {
        @Override
        public String format(LogRecord entry) {
            return Secrets.scrub(super.format(entry));
        }
    }
}
