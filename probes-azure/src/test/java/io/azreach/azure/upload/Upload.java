package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.host.RecordedHost;
import io.azreach.model.HostInfo;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.net.TrustSettings;
import io.azreach.net.internal.LiveNetwork;
import io.azreach.spi.Settings;
import io.azreach.testkit.RecordingContext;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A run of the probe against a server on loopback. */
final class Upload {
    static final String ACCOUNT = "testaccount01";
    static final String KEY = "dGhpcyBpcyBub3QgYSByZWFsIGtleSwgb25seSBvbmUgZm9yIHRlc3RzLCAxMjM0NTY3ODkw";
    static final int SIZE = 1024 * 1024;

    private static final HostInfo LINUX = new HostInfo("vm01", HostInfo.Os.LINUX, "Test Linux", List.of(), false);

    private final RecordingContext context;

    private Upload(RecordingContext context) {
        this.context = context;
    }

    static Target target(InetSocketAddress server, int size) {
        var where = new HostPort("127.0.0.1", server.getPort());
        var hints = Map.of("upload", String.valueOf(size), "account", ACCOUNT);
        return new Target("https", where.host(), where.port(), "/" + ACCOUNT, "storage", hints, Route.DIRECT);
    }

    static Upload to(InetSocketAddress server, Path trust) throws IOException, InterruptedException {
        return to(target(server, SIZE), trust, Settings.NONE.with("storage-key-env", "KEY"), KEY);
    }

    static Upload to(Target target, Path trust, Settings settings, String key)
            throws IOException, InterruptedException {
        return within(Duration.ofSeconds(24), target, trust, settings, key);
    }

    static Upload within(Duration time, Target target, Path trust, Settings settings, String key)
            throws IOException, InterruptedException {
        var host = RecordedHost.of(LINUX).environment(Map.of("KEY", key)).build();
        try (var network =
                LiveNetwork.open(new TrustSettings(trust, List.of()), Map.of(), NanoClock.SYSTEM, Clock.systemUTC())) {
            var deadline = Deadline.after(time, NanoClock.SYSTEM);
            var context = new RecordingContext(host, network.bind(deadline, resource -> {}), settings, deadline);
            new UploadProbe().observe(target, context);
            return new Upload(context);
        }
    }

    RecordingContext context() {
        return context;
    }

    List<StorageStep> steps() {
        return context.evidence(StorageStep.class);
    }

    /** The last step of a kind. */
    StorageStep step(Step step) {
        return steps().stream()
                .filter(s -> s.step() == step)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new NoSuchElementException(step + " is not among " + steps()));
    }

    List<Step> kinds() {
        return steps().stream().map(StorageStep::step).distinct().toList();
    }
}
