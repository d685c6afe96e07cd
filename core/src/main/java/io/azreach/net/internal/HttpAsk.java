package io.azreach.net.internal;

import io.azreach.model.Failure;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.net.Connection;
import io.azreach.net.HttpRequest;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request and the start of its answer, to a server or for a tunnel to a proxy. */
final class HttpAsk {
    private static final int MOST_BODY = 16 * 1024;
    private static final int MOST_PROXY_BODY = 2048;

    /** A proxy may keep the connection open behind a page without a length. */
    private static final Duration PROXY_BODY_WAIT = Duration.ofSeconds(1);

    private final NanoClock nano;
    private final Clock clock;

    HttpAsk(NanoClock nano, Clock clock) {
        this.nano = nano;
        this.clock = clock;
    }

    HttpExchange exchange(Connection connection, HttpRequest request, Deadline until) {
        return exchange(connection, request, request.pathAndQuery(), until);
    }

    /** A proxy is told the whole address. */
    HttpExchange exchangeBy(Connection proxy, HttpRequest request, Deadline until) {
        return exchange(proxy, request, request.scheme() + "://" + request.host() + request.pathAndQuery(), until);
    }

    private HttpExchange exchange(Connection connection, HttpRequest request, String form, Deadline until) {
        var head = new HeadReader(Stopwatch.start(nano), clock);
        var bytes = encode(request, form);
        byte[] body = {};
        Failure failure = null;
        try {
            var in = send(connection, bytes, until);
            head.read(in);
            if (hasBody(request.method(), head.status())) {
                body = new BodyReader(in, MOST_BODY).read(head);
            }
        } catch (IOException e) {
            failure = Failures.of(e, head.took());
        }
        var url = request.scheme() + "://" + request.host() + request.pathAndQuery();
        return new HttpExchange(
                request.method(),
                KeptHeaders.withoutSecrets(url),
                head.status(),
                head.reason(),
                KeptHeaders.ofServer(head.headers()),
                BodyReader.text(body, head),
                body.length,
                head.answeredAt(),
                head.took(),
                failure);
    }

    ProxyTunnel tunnel(Connection connection, HostPort proxy, HostPort target, Deadline until) {
        var head = new HeadReader(Stopwatch.start(nano), clock);
        byte[] body = {};
        Failure failure = null;
        try {
            var request = new TreeMap<>(Map.of("Host", target.toString(), "User-Agent", "azreach"));
            var in = send(connection, encode("CONNECT " + target, request), until);
            head.read(in);
            body = refusalPage(connection, head, until);
        } catch (IOException e) {
            failure = Failures.of(e, head.took());
        }
        return new ProxyTunnel(
                proxy,
                target,
                failure == null ? head.status() : null,
                failure == null ? head.reason() : null,
                KeptHeaders.ofProxy(head.headers()),
                BodyReader.text(body, head),
                head.took(),
                failure);
    }

    private static byte[] refusalPage(Connection connection, HeadReader head, Deadline until) throws IOException {
        var status = head.status();
        return status == null || status / 100 == 2
                ? new byte[0]
                : new BodyReader(new TimedInput(connection, until.atMost(PROXY_BODY_WAIT)), MOST_PROXY_BODY).read(head);
    }

    private static InputStream send(Connection connection, byte[] request, Deadline until) throws IOException {
        connection.readTimeout(until.remaining());
        var out = connection.out();
        out.write(request);
        out.flush();
        return new TimedInput(connection, until);
    }

    private static byte[] encode(HttpRequest request, String form) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", "*/*");
        headers.put("User-Agent", "azreach");
        headers.putAll(request.headers());
        headers.put("Connection", "close");
        headers.put("Host", request.host());
        return encode(request.method() + " " + form, headers);
    }

    private static byte[] encode(String start, Map<String, String> headers) {
        var text = new StringBuilder(oneLine(start)).append(" HTTP/1.1\r\n");
        headers.forEach((name, value) ->
                text.append(oneLine(name)).append(": ").append(oneLine(value)).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String oneLine(String text) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "[" + Printable.line(text, 100) + "] must not contain a line break: it goes into an HTTP head");
        }
        return text;
    }

    private static boolean hasBody(String method, @Nullable Integer status) {
        return !method.equals("HEAD") && status != null && status != 204 && status != 304;
    }
}
