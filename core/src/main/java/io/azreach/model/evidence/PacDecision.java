package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.HostPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which way a proxy auto-configuration script sends one URL.
 *
 * @param script address of the script, as in {@link PacFile}
 * @param url the URL as the script saw it
 * @param ways in the script's order, as in {@code PROXY proxy.example:3128}; empty when it named none
 * @param proxy the HTTP proxy the first way names; null when that is another way
 * @param problem why it named no way: {@code syntax}, {@code runtime}, {@code step-limit}, {@code time-limit}, {@code memory},
 *     {@code no-function}, {@code bad-result}; null when it named one
 * @param detail what the engine said about the problem
 */
public record PacDecision(
        String script,
        String url,
        List<String> ways,
        @Nullable HostPort proxy,
        @Nullable String problem,
        @Nullable String detail)
        implements Evidence {
    public PacDecision {
        ways = List.copyOf(ways);
    }
}
