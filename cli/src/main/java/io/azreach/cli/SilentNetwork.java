package io.azreach.cli;

import io.azreach.net.Net;
import io.azreach.net.Network;
import io.azreach.time.Deadline;
import java.io.Closeable;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** A network for runs that must not send anything: every call fails, and the engine contains what that breaks. */
final class SilentNetwork implements Network {
    private final Net net = (Net) Proxy.newProxyInstance(
            Net.class.getClassLoader(), new Class<?>[] {Net.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException("this run sends nothing: " + method.getName());
            });

    @Override
    public Net bind(Deadline deadline, Consumer<Closeable> closing) {
        return net;
    }

    @Override
    public void close() {}
}
