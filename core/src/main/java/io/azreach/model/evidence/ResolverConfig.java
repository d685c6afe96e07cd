package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.HostPort;
import java.util.List;

/**
 * Which name servers the machine is told to use.
 *
 * @param source the file or interface this was read from
 * @param servers in order
 * @param search search list in order
 * @param stub whether the servers are a local stub whose own servers are another {@code ResolverConfig}
 */
public record ResolverConfig(String source, List<HostPort> servers, List<String> search, boolean stub)
        implements Evidence {
    public ResolverConfig {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
    }
}
