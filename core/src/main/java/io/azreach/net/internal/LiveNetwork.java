package io.azreach.net.internal;

import io.azreach.net.Net;
import io.azreach.net.Network;
import io.azreach.net.TrustSettings;
import io.azreach.net.internal.trace.Tracer;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.Closeable;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** The network this machine is connected to. */
public final class LiveNetwork implements Network {
    private final SystemResolver resolver;
    private final TrustStores stores;
    private final Tracer tracer;
    private final NanoClock nano;
    private final Clock clock;

    private LiveNetwork(SystemResolver resolver, TrustStores stores, NanoClock nano, Clock clock) {
        this.resolver = resolver;
        this.stores = stores;
        this.tracer = Tracer.ofThisMachine(nano);
        this.nano = nano;
        this.clock = clock;
    }

    /**
     * Starts loading the trust stores at once, in the background.
     *
     * @param trust which roots to judge by
     * @param environment variables of this process; {@code SSL_CERT_FILE} is read
     * @param nano measures every span
     * @param clock says when certificates are valid and what offset a time server sees
     */
    public static Network open(TrustSettings trust, Map<String, String> environment, NanoClock nano, Clock clock) {
        return new LiveNetwork(
                new SystemResolver(InetAddress::getAllByName, nano), new TrustStores(trust, environment), nano, clock);
    }

    @Override
    public Net bind(Deadline deadline, Consumer<Closeable> closing) {
        var resources = new OpenResources();
        closing.accept(resources);
        return new LiveNet(new LiveSteps(resolver, stores, tracer, nano, clock), deadline, resources);
    }

    @Override
    public void close() {
        resolver.close();
    }
}
