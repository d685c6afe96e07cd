package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.HostPort;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which way a proxy auto-configuration script sends one URL.
 *
 * @param script address of the script, as in {@link PacFile}
 * @param url the URL as the script saw it
 * @param ways in the script's order, as in {@code PROXY proxy.example:3128}; empty when it named none
 * @param proxy the HTTP proxy of the way taken; null when that is another way. Taken is the first, unless others follow
 *     and its proxy accepts no connection
 * @param problem why it named no way: {@code syntax}, {@code runtime}, {@code step-limit}, {@code time-limit}, {@code memory},
 *     {@code no-function}, {@code bad-result}; null when it named one
 * @param detail what the engine said about the problem
 * @param passedOver proxies named before the way taken, in order; also all but the last when none accepts a connection
 */
public record PacDecision(
        String script,
        String url,
        List<String> ways,
        @Nullable HostPort proxy,
        @Nullable String problem,
        @Nullable String detail,
        List<PassedOver> passedOver)
        implements Evidence {
    public PacDecision {
        ways = List.copyOf(ways);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * A proxy that accepted no connection.
     *
     * @param proxy as the script names it
     * @param took how long it was waited for
     * @param failure what came instead
     */
    public record PassedOver(HostPort proxy, Duration took, Failure failure) {}

    public PacDecision(
            String script,
            String url,
            List<String> ways,
            @Nullable HostPort proxy,
            @Nullable String problem,
            @Nullable String detail) {
        this(script, url, ways, proxy, problem, detail, List.of());
    }
}
