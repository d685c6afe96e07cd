package io.azreach.probe.pac;

import java.net.URI;

/** What may be shown of a script's address, and where it points. */
final class PacUrl {
    private PacUrl() {}

    /** Without brackets; empty when there is none. */
    static String host(URI where) {
        return where.getHost() == null ? "" : where.getHost().replaceAll("[\\[\\]]", "");
    }

    /** Without what may be a secret: user, query, fragment. */
    static String shown(URI where) {
        var port = where.getPort() < 0 ? "" : ":" + where.getPort();
        var authority = where.getHost() == null ? "" : where.getHost() + port;
        return where.getScheme() + "://" + authority + (where.getPath() == null ? "" : where.getPath());
    }
}
