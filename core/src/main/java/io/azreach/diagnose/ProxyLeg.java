package io.azreach.diagnose;

import io.azreach.model.Finding;
import io.azreach.model.FindingId;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import io.azreach.spi.Recorded;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes what the rules about connections say where the connection leads to a proxy: the causes are the same, their place is the
 * proxy, and what would be the target's own silence, absence or refusal is the proxy's.
 */
record ProxyLeg(Way way, HostPort proxy, FindingSink sink) implements FindingSink {
    private static final Map<FindingId, FindingId> OF_PROXIES = Map.of(
            FindingId.of("TCP_REFUSED"), FindingId.of("PROXY_REFUSED"),
            FindingId.of("TCP_TIMEOUT"), FindingId.of("PROXY_TIMEOUT"),
            FindingId.of("TCP_PORT_FILTERED"), FindingId.of("PROXY_TIMEOUT"),
            FindingId.of("TCP_ICMP_HOST_UNREACHABLE"), FindingId.of("PROXY_TIMEOUT"),
            FindingId.of("TCP_NEIGHBOUR_UNREACHABLE"), FindingId.of("PROXY_TIMEOUT"));

    @Override
    public void report(Finding finding) {
        var id = ofProxy(finding.id());
        var args = new TreeMap<>(finding.args());
        args.put("proxy", proxy.toString());
        args.put("host", proxy.host());
        args.put("port", String.valueOf(proxy.port()));
        setting(way, proxy).ifPresent(setting -> args.put("setting", setting));
        var excluded = finding.excluded().stream()
                .map(ProxyLeg::ofProxy)
                .filter(other -> !other.equals(id))
                .collect(Collectors.toSet());
        excluded.add(FindingId.of("PROXY_NAME_UNRESOLVED"));
        sink.report(new Finding(
                id,
                finding.severity(),
                finding.confidence(),
                finding.targets(),
                args,
                (proxy + " " + finding.group()).strip(),
                finding.because(),
                new TreeSet<>(excluded)));
    }

    private static FindingId ofProxy(FindingId id) {
        return OF_PROXIES.getOrDefault(id, id);
    }

    @Override
    public void ask(FollowUp followUp) {
        sink.ask(followUp);
    }

    /** Where the proxy is set; empty when an option of the run or a script names it. */
    static Optional<String> setting(Way way, HostPort proxy) {
        return way.evidence().all(ProxySetting.class).stream()
                .map(Recorded::evidence)
                .filter(s -> proxy.equals(s.proxy()))
                .findFirst()
                .map(ProxyView::place);
    }
}
