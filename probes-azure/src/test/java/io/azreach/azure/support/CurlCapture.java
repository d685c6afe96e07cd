package io.azreach.azure.support;

import io.azreach.model.evidence.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;

/** Reads the last answer out of what {@code curl -i} printed. */
public final class CurlCapture {
    private CurlCapture() {}

    public static HttpExchange exchange(String host, String file) {
        var text = text(file).replace("\r", "");
        int head = text.lastIndexOf("\nHTTP/1.1 ") + 1;
        if (!text.startsWith("HTTP/1.1 ", head)) {
            return answer(host, 200, text);
        }
        int end = text.indexOf("\n\n", head);
        var lines = text.substring(head, end < 0 ? text.length() : end).split("\n");
        var exchange = answer(host, Integer.parseInt(lines[0].split(" ")[1]), end < 0 ? "" : text.substring(end + 2));
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            exchange = with(
                    exchange,
                    lines[i].substring(0, colon),
                    lines[i].substring(colon + 1).strip());
        }
        return exchange;
    }

    public static HttpExchange answer(String host, int status, String body) {
        return new HttpExchange(
                "GET",
                "https://" + host + "/",
                status,
                "",
                new TreeMap<>(),
                body,
                body.length(),
                Instant.EPOCH,
                Duration.ofMillis(30),
                null);
    }

    public static HttpExchange with(HttpExchange e, String name, String value) {
        var headers = new TreeMap<>(e.headers());
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return new HttpExchange(
                e.method(),
                e.url(),
                e.status(),
                e.reason(),
                headers,
                e.bodyStart(),
                e.bodyBytes(),
                e.answeredAt(),
                e.took(),
                e.failure());
    }

    public static HttpExchange as(HttpExchange e, String method, Duration took) {
        return new HttpExchange(
                method,
                e.url(),
                e.status(),
                e.reason(),
                e.headers(),
                e.bodyStart(),
                e.bodyBytes(),
                e.answeredAt(),
                took,
                e.failure());
    }

    private static String text(String file) {
        try (var in = CurlCapture.class.getResourceAsStream("/captures/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no capture [" + file + "]");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
