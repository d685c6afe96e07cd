package io.azreach.probe.pac;

import io.azreach.host.Host;
import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.PacFile;
import io.azreach.net.Net;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/** Gets a script from where it is said to be, directly, as whoever asks a script cannot know a proxy yet. */
public final class PacFetch {
    static final int LARGEST = 256 * 1024;

    private final Net net;
    private final Host host;

    public PacFetch(Net net, Host host) {
        this.net = net;
        this.host = host;
    }

    /**
     * Fetches a script.
     *
     * @param url {@code http}, {@code https} or {@code file}
     * @param cap for all of it
     */
    public PacFile fetch(String url, Duration cap) throws InterruptedException {
        var watch = Stopwatch.start(NanoClock.SYSTEM);
        var deadline = Deadline.after(cap, NanoClock.SYSTEM);
        try {
            var where = new URI(url.strip().replace('\\', '/'));
            var scheme = String.valueOf(where.getScheme()).toLowerCase(Locale.ROOT);
            return switch (scheme) {
                case "file" -> file(where, watch);
                case "http", "https" -> new WebFetch(net, where, deadline).fetch(watch);
                default -> failed("unreadable", Failure.of(FailureKind.NOT_SUPPORTED), watch);
            };
        } catch (URISyntaxException malformed) {
            // the text may hold a password where none is expected
            return failed("unreadable", Failure.of(FailureKind.INVALID_ARGUMENT), watch);
        } catch (StepFailed step) {
            return failed(step.url(), step.why(), watch);
        }
    }

    private PacFile file(URI where, Stopwatch watch) {
        var path = where.getPath() == null ? where.getSchemeSpecificPart() : where.getPath();
        if (PacUrl.host(where).matches("[A-Za-z]")) {
            // file://C:\\proxy.pac is not what the RFC says, and what people write
            path = PacUrl.host(where) + ":" + path;
        }
        var local = path.matches("/[A-Za-z]:.*") ? path.substring(1) : path;
        var bytes = host.read(local, LARGEST);
        return bytes instanceof Attempt.Succeeded<byte[]> read
                ? new PacFile(PacUrl.shown(where), null, PacText.decode(read.result()), null, watch.elapsed(), null)
                : new PacFile(PacUrl.shown(where), null, null, null, watch.elapsed(), bytes.failure());
    }

    private static PacFile failed(String url, Failure why, Stopwatch watch) {
        return new PacFile(url, null, null, null, watch.elapsed(), why);
    }
}
