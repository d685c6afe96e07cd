package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.HostPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place on the machine that names a proxy, a PAC file, or says "direct" in so many words. User names and passwords are
 * dropped when read.
 *
 * @param source where it stands: a file, a registry key, {@code environment}
 * @param key the variable or value within the source: {@code https_proxy}, {@code ProxyServer}
 * @param readers actors that obey this source: {@code shell}, {@code mobility-agent}, {@code waagent}, {@code apt}, …; empty
 *     for a mere hint
 * @param scheme for which URLs: {@code http}, {@code https} or {@code all}
 * @param proxy the proxy; null for PAC, for "direct", and where the value cannot be read as a proxy
 * @param pacUrl address of a PAC file, where the source names one
 * @param bypass exceptions as written, in order, belonging to this setting
 * @param credentials whether the value carried a user name or password
 * @param problem why the value cannot be used as written ({@code no-port}, {@code unreadable}, {@code no-section},
 *     {@code disabled}, …); null when it can
 * @param rank among the sources one actor reads, the smaller wins
 */
public record ProxySetting(
        String source,
        String key,
        List<String> readers,
        String scheme,
        @Nullable HostPort proxy,
        @Nullable String pacUrl,
        List<String> bypass,
        boolean credentials,
        @Nullable String problem,
        int rank)
        implements Evidence {
    public ProxySetting {
        readers = List.copyOf(readers);
        bypass = List.copyOf(bypass);
    }
}
