package io.azreach.cli;

import io.azreach.net.Network;
import io.azreach.net.TrustSettings;
import io.azreach.net.internal.LiveNetwork;
import io.azreach.spi.Settings;
import io.azreach.time.NanoClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

/** The network of the machine azreach runs on, as the options want it judged. */
final class LiveMachine {
    private LiveMachine() {}

    static Network network(Settings settings) {
        var store = settings.value("trust").map(Path::of).orElse(null);
        var roots = settings.values("azure-ca").stream().map(Path::of).toList();
        return LiveNetwork.open(
                new TrustSettings(store, roots), System.getenv(), NanoClock.SYSTEM, Clock.tickMillis(ZoneOffset.UTC));
    }
}
