package io.azreach.host;

import io.azreach.model.Attempt;
import io.azreach.model.HostInfo;
import io.azreach.model.Provided;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The machine under diagnosis: this one, or a recorded one. Thread-safe. Calls block no longer than stated and give
 * failures as values: {@code NOT_FOUND} for what is not there, {@code NOT_PERMITTED} for what may not be read,
 * {@code NOT_SUPPORTED} for what this operating system does not have.
 */
@Provided
public interface Host {
    HostInfo info();

    /**
     * Runs a command without a shell, with an empty standard input and {@code LC_ALL=C}. At the end of {@code cap} the
     * process and its descendants are killed and the result is a {@code TIMEOUT}. A non-zero exit is not a failure here.
     */
    Attempt<CommandResult> run(List<String> command, Duration cap) throws InterruptedException;

    /** Reads a file as bytes; more than {@code limit} bytes is {@code TOO_LARGE}. */
    Attempt<byte[]> read(String path, int limit);

    /** Names in a directory, sorted. */
    Attempt<List<String>> list(String directory);

    /** Environment variables of this process, sorted; on Windows found whatever the case of the name. */
    Map<String, String> environment();

    /** The Windows registry; every read fails with {@code NOT_SUPPORTED} elsewhere. */
    Registry registry();

    /** Reads a file as UTF-8 text without a byte order mark; at most 1 MiB. */
    default Attempt<String> text(String path) {
        var bytes = read(path, 1 << 20);
        if (bytes instanceof Attempt.Failed<byte[]> failed) {
            return Attempt.failed(failed.why(), failed.took());
        }
        var text = new String(bytes.value().orElseThrow(), java.nio.charset.StandardCharsets.UTF_8);
        return Attempt.succeeded(text.startsWith("\uFEFF") ? text.substring(1) : text, bytes.took());
    }
}
