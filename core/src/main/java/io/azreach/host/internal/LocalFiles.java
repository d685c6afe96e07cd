package io.azreach.host.internal;

import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Reads files and directories of this machine; only regular files, so that no pipe or device can block. */
final class LocalFiles {
    private final NanoClock clock;

    LocalFiles(NanoClock clock) {
        this.clock = clock;
    }

    Attempt<byte[]> read(String path, int limit) {
        return attempt(() -> {
            var file = Path.of(path);
            if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
                throw new FileSystemException(path, null, "not a regular file");
            }
            // the size is not asked for: files below /proc say 0
            try (var in = Files.newInputStream(file)) {
                var bytes = in.readNBytes(limit == Integer.MAX_VALUE ? limit : limit + 1);
                if (bytes.length > limit) {
                    throw new TooLarge();
                }
                return bytes;
            }
        });
    }

    Attempt<List<String>> list(String directory) {
        return attempt(() -> {
            try (var names = Files.list(Path.of(directory))) {
                return names.map(path -> String.valueOf(path.getFileName()))
                        .sorted()
                        .toList();
            }
        });
    }

    private <T> Attempt<T> attempt(Reading<T> reading) {
        var watch = Stopwatch.start(clock);
        try {
            return Attempt.succeeded(reading.read(), watch.elapsed());
        } catch (IOException | InvalidPathException | java.io.UncheckedIOException e) {
            return Attempt.failed(failure(e), watch.elapsed());
        }
    }

    private static Failure failure(Exception e) {
        if (e instanceof NoSuchFileException
                || e instanceof NotDirectoryException
                || e instanceof InvalidPathException) {
            return Failure.of(FailureKind.NOT_FOUND);
        }
        if (e instanceof AccessDeniedException) {
            return Failure.of(FailureKind.NOT_PERMITTED);
        }
        if (e instanceof TooLarge) {
            return Failure.of(FailureKind.TOO_LARGE);
        }
        var reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return new Failure(FailureKind.UNKNOWN, reason);
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static final class TooLarge extends IOException {}
}
