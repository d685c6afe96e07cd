package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.HostPort;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy answered to CONNECT (RFC 9110 section 9.3.6).
 *
 * @param proxy the proxy
 * @param target what it was asked to reach
 * @param status its status code; null when no HTTP answer came
 * @param reason its reason phrase
 * @param headers by lower-case name, an allow-list: {@code server}, {@code via}, {@code proxy-status},
 *     {@code x-squid-error}, {@code date}, {@code content-type}, and the schemes of {@code proxy-authenticate}
 * @param bodyStart the first bytes of its page as text
 * @param took until the answer
 * @param failure why no HTTP answer came; null also for a refusing status
 */
public record ProxyTunnel(
        HostPort proxy,
        HostPort target,
        @Nullable Integer status,
        @Nullable String reason,
        Map<String, String> headers,
        String bodyStart,
        Duration took,
        @Nullable Failure failure)
        implements Evidence {
    public ProxyTunnel {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    public boolean open() {
        return status != null && status / 100 == 2;
    }
}
