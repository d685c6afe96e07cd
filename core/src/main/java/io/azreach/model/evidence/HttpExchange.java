package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 request and its answer (RFC 9110, 9112).
 *
 * @param method request method
 * @param url what was asked for, the query left out
 * @param status status code; null when no HTTP answer came
 * @param reason reason phrase
 * @param headers by lower-case name, an allow-list without cookies and credentials; {@code www-authenticate} in full as it
 *     holds a challenge only
 * @param bodyStart the first bytes of the body as text, at most 2048
 * @param bodyBytes how much of the body was read
 * @param answeredAt this machine's wall clock when the status line arrived; compare with {@code date}
 * @param took from sending the request to the status line or the failure
 * @param failure why no complete answer head came
 */
public record HttpExchange(
        String method,
        String url,
        @Nullable Integer status,
        @Nullable String reason,
        Map<String, String> headers,
        String bodyStart,
        long bodyBytes,
        @Nullable Instant answeredAt,
        Duration took,
        @Nullable Failure failure)
        implements Evidence {
    public HttpExchange {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
