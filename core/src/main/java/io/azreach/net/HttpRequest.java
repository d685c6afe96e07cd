package io.azreach.net;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request without a body.
 *
 * @param method {@code GET}, {@code HEAD}, …
 * @param scheme {@code http} or {@code https}, for the report
 * @param host value of the Host header
 * @param pathAndQuery begins with a slash; the query is never recorded
 * @param headers further headers, sorted
 */
public record HttpRequest(String method, String scheme, String host, String pathAndQuery, Map<String, String> headers) {
    public HttpRequest {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }
}
