package io.azreach.probe.pac;

import io.azreach.model.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * One way a script offers.
 *
 * @param kind how to go
 * @param proxy through whom; null for {@link Kind#DIRECT}
 */
public record PacEntry(Kind kind, @Nullable HostPort proxy) {
    /** Ways to go. */
    public enum Kind {
        DIRECT,
        /** An HTTP proxy. */
        PROXY,
        /** An HTTP proxy that is spoken to over TLS. */
        HTTPS,
        SOCKS
    }

    @Override
    public String toString() {
        return proxy == null ? kind.name() : kind + " " + proxy;
    }
}
