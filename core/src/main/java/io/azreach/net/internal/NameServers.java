package io.azreach.net.internal;

import io.azreach.model.HostPort;
import io.azreach.model.evidence.ResolverConfig;
import java.util.List;
import org.xbill.DNS.Name;

/** Where the machine's name servers are written down: files where there are such, the system's interfaces elsewhere. */
final class NameServers {
    private NameServers() {}

    static List<ResolverConfig> configured() {
        var files = ResolverFiles.ofLinux();
        return files.present() ? files.read() : fromSystem();
    }

    private static List<ResolverConfig> fromSystem() {
        var config = new org.xbill.DNS.ResolverConfig();
        var servers = config.servers().stream()
                .filter(server -> !server.isUnresolved())
                .map(server -> new HostPort(server.getAddress().getHostAddress(), server.getPort()))
                .toList();
        var search = config.searchPath().stream().map(Name::toString).toList();
        return servers.isEmpty() ? List.of() : List.of(new ResolverConfig("system", servers, search, false));
    }
}
