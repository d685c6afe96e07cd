package io.azreach.testkit;

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

/** A run of one probe in a test: gives what it was made with and keeps what is recorded. */
public final class RecordingContext implements ProbeContext {
    private final Host host;
    private final Net net;
    private final Settings settings;
    private final Deadline deadline;
    private final List<Evidence> evidence = new ArrayList<>();

    public RecordingContext(Host host, Net net, Settings settings) {
        this(host, net, settings, Deadline.after(Duration.ofSeconds(24), NanoClock.SYSTEM));
    }

    public RecordingContext(Host host, Net net, Settings settings, Deadline deadline) {
        this.deadline = deadline;
        this.host = host;
        this.net = net;
        this.settings = settings;
    }

    /** Everything recorded so far, in order. */
    public List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    /** Records of one type, in order. */
    public <E extends Evidence> List<E> evidence(Class<E> type) {
        return evidence.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public Net net() {
        return net;
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public Settings settings() {
        return settings;
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
