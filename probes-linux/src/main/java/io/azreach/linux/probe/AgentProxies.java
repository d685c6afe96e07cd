package io.azreach.linux.probe;

import static io.azreach.linux.probe.ProxySource.MOBILITY;
import static io.azreach.linux.probe.ProxySource.WAAGENT;

import io.azreach.linux.parse.IniFile;
import io.azreach.linux.parse.ProxyInfoFile;
import io.azreach.linux.parse.ProxyText;
import java.util.List;

/** The agents' own proxy settings, which win over everything else they read. */
final class AgentProxies {
    private static final String PROXY_INFO = "/usr/local/InMage/config/ProxyInfo.conf";
    private static final String WAAGENT_CONF = "/etc/waagent.conf";

    private final Machine machine;

    AgentProxies(Machine machine) {
        this.machine = machine;
    }

    void read() {
        machine.text(PROXY_INFO).map(ProxyInfoFile::parse).ifPresent(value -> {
            var source = new ProxySource(PROXY_INFO, List.of(MOBILITY), 0);
            machine.record(source.setting("Address", "all", value, List.of()));
        });
        machine.text(WAAGENT_CONF).map(IniFile::parse).ifPresent(this::waagent);
    }

    /** The word None, as in the file the agent comes with, means that nothing is set here. */
    private void waagent(IniFile file) {
        var host = file.last("", "HttpProxy.Host").orElse("None");
        if (!host.equals("None")) {
            var port = file.last("", "HttpProxy.Port").orElse("");
            var source = new ProxySource(WAAGENT_CONF, List.of(WAAGENT), 0);
            machine.record(source.setting("HttpProxy.Host", "all", ProxyText.parse(host, port), List.of()));
        }
    }
}
