package io.azreach.probe.pac;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.PacFile;
import io.azreach.net.Connection;
import io.azreach.net.Literals;
import io.azreach.net.Net;
import io.azreach.net.TlsHello;
import io.azreach.time.Deadline;
import io.azreach.time.Stopwatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One fetch over HTTP, step by step; HTTP/1.0, so that no server encodes the transfer. Redirects are not followed. */
final class WebFetch {
    private static final Duration STEP_CAP = Duration.ofSeconds(3);
    private static final int MOST_ADDRESSES = 4;
    private static final int LONGEST_HEAD = 16_384;

    private final Net net;
    private final URI where;
    private final Deadline deadline;

    WebFetch(Net net, URI where, Deadline deadline) {
        this.net = net;
        this.where = where;
        this.deadline = deadline;
    }

    PacFile fetch(Stopwatch watch) throws InterruptedException, StepFailed {
        boolean secure = "https".equalsIgnoreCase(where.getScheme());
        if (PacUrl.host(where).isEmpty()) {
            throw new StepFailed(where, new Failure(FailureKind.INVALID_ARGUMENT, "no host"));
        }
        try (var plain = connect(secure ? 443 : 80)) {
            var connection = secure ? secured(plain) : plain;
            var bytes = exchange(connection);
            return read(bytes, watch);
        }
    }

    private PacFile read(byte[] bytes, Stopwatch watch) throws StepFailed {
        var answer = HttpText.of(bytes)
                .orElseThrow(() -> new StepFailed(
                        where, Failure.of(bytes.length == 0 ? FailureKind.CLOSED : FailureKind.HTTP_MALFORMED)));
        Failure failure = null;
        if (answer.length() > PacFetch.LARGEST || answer.body().length > PacFetch.LARGEST) {
            failure = Failure.of(FailureKind.TOO_LARGE);
        } else if (!answer.isComplete()) {
            failure = Failure.of(FailureKind.CLOSED);
        }
        var script = failure == null && answer.status() == 200 ? PacText.decode(answer.body()) : null;
        return new PacFile(
                PacUrl.shown(where), answer.status(), script, answer.contentType(), watch.elapsed(), failure);
    }

    private Connection connect(int usualPort) throws InterruptedException, StepFailed {
        int port = where.getPort() < 0 ? usualPort : where.getPort();
        var remotes = addresses().stream()
                .limit(MOST_ADDRESSES)
                .map(a -> new InetSocketAddress(a, port))
                .toList();
        Connection first = null;
        Failure why = Failure.of(FailureKind.NAME_NOT_RESOLVED);
        for (var opened : net.connect(remotes, deadline.atMost(STEP_CAP).remaining())) {
            var connection = opened.connection();
            if (connection != null && first == null) {
                first = connection;
            } else if (connection != null) {
                connection.close();
            }
            why = opened.facts().failure() == null ? why : opened.facts().failure();
        }
        if (first == null) {
            throw new StepFailed(where, why);
        }
        return first;
    }

    private List<InetAddress> addresses() throws InterruptedException, StepFailed {
        if (Literals.isLiteral(PacUrl.host(where))) {
            return List.of(Literals.parse(PacUrl.host(where)));
        }
        var lookup = net.lookup(PacUrl.host(where), deadline.atMost(STEP_CAP).remaining());
        var failure = lookup.failure();
        if (failure != null) {
            throw new StepFailed(where, failure);
        }
        return lookup.addresses();
    }

    /** Distrust is no failure: whether this host trusts the server is a question of its own. */
    private Connection secured(Connection plain) throws InterruptedException, StepFailed {
        var opened = net.handshake(
                plain,
                TlsHello.to(PacUrl.host(where)),
                deadline.atMost(STEP_CAP).remaining());
        var connection = opened.connection();
        var failure = opened.facts().failure();
        if (connection == null) {
            throw new StepFailed(where, failure == null ? Failure.of(FailureKind.TLS_PROTOCOL_ERROR) : failure);
        }
        return connection;
    }

    private byte[] exchange(Connection connection) throws InterruptedException, StepFailed {
        var path = where.getRawPath() == null || where.getRawPath().isEmpty() ? "/" : where.getRawPath();
        var query = where.getRawQuery() == null ? "" : "?" + where.getRawQuery();
        var authority = where.getPort() < 0 ? where.getHost() : where.getHost() + ":" + where.getPort();
        var request = "GET " + path + query + " HTTP/1.0\r\nHost: " + authority
                + "\r\nUser-Agent: azreach\r\nAccept: application/x-ns-proxy-autoconfig, */*\r\nConnection: close\r\n\r\n";
        var bytes = new ByteArrayOutputStream();
        try {
            connection.readTimeout(deadline.remaining());
            connection.out().write(request.getBytes(StandardCharsets.US_ASCII));
            connection.out().flush();
            readAll(connection, bytes);
            return bytes.toByteArray();
        } catch (SocketTimeoutException late) {
            throw new StepFailed(where, Failure.of(FailureKind.TIMEOUT));
        } catch (IOException broken) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new StepFailed(where, Failure.of(FailureKind.RESET));
        }
    }

    private void readAll(Connection connection, ByteArrayOutputStream bytes) throws IOException {
        var part = new byte[8192];
        for (int n = 0;
                n >= 0 && bytes.size() <= PacFetch.LARGEST + LONGEST_HEAD;
                n = connection.in().read(part)) {
            bytes.write(part, 0, n);
            if (HttpText.of(bytes.toByteArray())
                    .filter(t -> t.length() >= 0 && t.isComplete())
                    .isPresent()) {
                return;
            }
            if (deadline.isReached()) {
                throw new SocketTimeoutException();
            }
            connection.readTimeout(deadline.remaining());
        }
    }
}
