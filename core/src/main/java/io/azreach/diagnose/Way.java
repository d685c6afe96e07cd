package io.azreach.diagnose;

import io.azreach.model.Evidence;
import io.azreach.model.FailureKind;
import io.azreach.model.FindingBuilder;
import io.azreach.model.ObservationId;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.net.Literals;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known about the way to one target, layer by layer. */
record Way(Target target, EvidenceView evidence) {
    /** The ways to every planned target that is not the machine itself. */
    static List<Way> all(EvidenceView evidence) {
        return evidence.targets().stream()
                .filter(t -> !t.isMachine() && !Platform.SERVICES.contains(t.service()))
                .map(t -> new Way(t, evidence))
                .toList();
    }

    /** The same, without the targets that are reached through a proxy. */
    static List<Way> direct(EvidenceView evidence) {
        return all(evidence).stream().filter(w -> !w.proxied()).toList();
    }

    Way by(Route route) {
        return new Way(target.by(route), evidence);
    }

    boolean proxied() {
        return target.route() instanceof Route.ViaProxy;
    }

    /** What its connections lead to: the target, or the proxy in front of it. */
    Target end() {
        return target.route() instanceof Route.ViaProxy via
                ? new Target("tcp", via.proxy().host(), via.proxy().port(), "/", "proxy", Map.of(), Route.DIRECT)
                : target;
    }

    boolean named() {
        return !Literals.isLiteral(target.host());
    }

    boolean web() {
        return target.scheme().equals("https") || target.scheme().equals("http");
    }

    /** TLS is spoken from the first byte. */
    boolean secure() {
        return target.scheme().equals("https") || target.scheme().equals("tls");
    }

    private <E extends Evidence> @Nullable E last(Class<E> type) {
        return evidence.last(target, type).map(Recorded::evidence).orElse(null);
    }

    private <E extends Evidence> List<E> each(Class<E> type) {
        return evidence.on(target, type).stream().map(Recorded::evidence).toList();
    }

    @Nullable
    NameLookup lookup() {
        return last(NameLookup.class);
    }

    @Nullable
    ProxyTunnel tunnel() {
        return last(ProxyTunnel.class);
    }

    @Nullable
    TlsHandshake tls() {
        return last(TlsHandshake.class);
    }

    @Nullable
    HttpExchange http() {
        return last(HttpExchange.class);
    }

    List<TcpConnect> connects() {
        return each(TcpConnect.class);
    }

    /** What name servers said about this name when they were first asked, truncated answers replaced by those over TCP. */
    List<DnsAnswer> answers() {
        return each(DnsAnswer.class).stream()
                .filter(a -> a.name().equalsIgnoreCase(target.host()))
                .filter(a -> a.type().equals("A") || a.type().equals("AAAA"))
                .toList();
    }

    /** Addresses that name servers gave us directly. */
    SortedSet<String> addressesFromServers() {
        return answers().stream()
                .flatMap(a -> a.addresses().stream())
                .map(InetAddress::getHostAddress)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean connected() {
        return connects().stream().anyMatch(c -> c.failure() == null);
    }

    /** Some connect to this very address stands. */
    boolean reached(InetAddress address) {
        return connects().stream()
                .anyMatch(c -> c.failure() == null && c.address().equals(address));
    }

    /** All connects were tried and none stands. */
    boolean connectFailed() {
        return !connects().isEmpty() && !connected();
    }

    boolean unresolved() {
        var lookup = lookup();
        return lookup != null && lookup.addresses().isEmpty() && connects().isEmpty();
    }

    /** The request was answered by something, whatever it was. */
    boolean answered() {
        var http = http();
        return http != null && http.status() != null;
    }

    /** It does what it is there for, as far as this run can tell: web endpoints answer, others complete what they begin. */
    boolean works() {
        if (web()) {
            return answered();
        }
        var tls = tls();
        return secure() ? tls != null && tls.failure() == null : connected();
    }

    boolean allConnectsFailedWith(FailureKind kind) {
        return connectFailed()
                && connects().stream()
                        .allMatch(c -> c.failure() != null && c.failure().kind() == kind);
    }

    /** Names of the observations on this target that hold evidence of a type. */
    SortedSet<ObservationId> because(Class<? extends Evidence> type) {
        return evidence.on(target, type).stream()
                .map(r -> r.source().ref())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Puts the target, its host and its port into a finding. */
    FindingBuilder into(FindingBuilder finding) {
        finding.on(target).arg("host", target.host()).arg("port", target.port());
        return target.scheme().equals("ntp") ? finding.severity(whenClosed()) : finding;
    }

    /** What it means that this way is closed. A clock may be set by others, and behind a proxy nobody expects NTP to pass. */
    Severity whenClosed() {
        if (!target.scheme().equals("ntp")) {
            return Severity.BLOCKER;
        }
        return all(evidence).stream().anyMatch(Way::proxied) ? Severity.RISK : Severity.DEGRADED;
    }
}
