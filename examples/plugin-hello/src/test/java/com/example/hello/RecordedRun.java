package com.example.hello;

import io.azreach.host.Host;
import io.azreach.model.Evidence;
import io.azreach.net.Net;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.Settings;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A run of one probe on a recorded machine; all a test of a plugin needs. */
final class RecordedRun implements ProbeContext {
    private final Host host;
    final List<Evidence> evidence = new ArrayList<>();

    RecordedRun(Host host) {
        this.host = host;
    }

    @Override
    public Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(1), NanoClock.SYSTEM);
    }

    @Override
    public Net net() {
        throw new AssertionError("this plugin does not use the network");
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public Settings settings() {
        return Settings.NONE;
    }

    @Override
    public void record(Evidence piece) {
        evidence.add(piece);
    }

    @Override
    public <C extends Closeable> C closeOnCancel(C resource) {
        return resource;
    }
}
