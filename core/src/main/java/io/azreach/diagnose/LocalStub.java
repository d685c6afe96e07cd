package io.azreach.diagnose;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.net.Literals;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The machine's own name service, in front of the network's (systemd-resolved(8), dnsmasq(8)). */
final class LocalStub {
    private LocalStub() {}

    /**
     * The stub, when programs are told to ask nobody else and it does not do its work: its port is closed, or it keeps silent
     * while the servers behind it answer.
     */
    static Optional<HostPort> dead(Way way) {
        var stubs = way.evidence().all(ResolverConfig.class).stream()
                .map(Recorded::evidence)
                .filter(LocalStub::local)
                .flatMap(c -> c.servers().stream())
                .toList();
        var ofStubs =
                way.answers().stream().filter(a -> stubs.contains(a.server())).toList();
        if (ofStubs.isEmpty() || ofStubs.stream().anyMatch(DnsAnswer::answered)) {
            return Optional.empty();
        }
        boolean closed = ofStubs.stream().allMatch(LocalStub::refused);
        boolean othersAnswer = way.answers().stream().anyMatch(DnsAnswer::answered);
        return closed || othersAnswer ? Optional.of(stubs.get(0)) : Optional.empty();
    }

    /** The stubs that stand before other servers, which it may choose among by rules of its own; empty without one. */
    static List<HostPort> facing(EvidenceView evidence) {
        return evidence.all(ResolverConfig.class).stream()
                .map(Recorded::evidence)
                .filter(ResolverConfig::stub)
                .flatMap(c -> c.servers().stream())
                .toList();
    }

    private static boolean local(ResolverConfig config) {
        return !config.servers().isEmpty()
                && config.servers().stream().allMatch(s -> Literals.find(s.host())
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent());
    }

    private static boolean refused(DnsAnswer answer) {
        return answer.failure() != null && answer.failure().kind() == FailureKind.REFUSED;
    }
}
