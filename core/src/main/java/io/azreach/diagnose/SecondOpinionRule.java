package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HostsEntry;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An Azure name leads to something that is not the service: was its address the right one? On an Azure VM the platform's own
 * resolver gives a second opinion; anywhere else the configured servers are held against each other.
 */
final class SecondOpinionRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.second-opinion");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.direct(evidence)) {
            var lookup = way.lookup();
            if (lookup != null
                    && !lookup.addresses().isEmpty()
                    && !way.target().service().equals("generic")
                    && !pinned(way)) {
                if (strange(way)) {
                    compare(way, lookup, sink);
                } else if (way.works()) {
                    otherServer(way, lookup).ifPresent(other -> stale(way, lookup, other, sink));
                }
            }
        }
    }

    /** What answers, if anything does, does not show a certificate for the name. */
    static boolean strange(Way way) {
        TlsHandshake tls = way.tls();
        return way.connectFailed()
                || (tls != null
                        && (tls.failure() != null
                                || Boolean.FALSE.equals(tls.nameMatches())
                                || tls.verdictOf("azure") == Verdict.NO_PATH));
    }

    private static boolean pinned(Way way) {
        return way.evidence().all(HostsEntry.class).stream()
                .anyMatch(h -> h.evidence().names().contains(way.target().host()));
    }

    private static void compare(Way way, NameLookup lookup, FindingSink sink) {
        PlatformResolver.asked(way, sink)
                .filter(a -> !a.addresses().isEmpty())
                .or(() -> otherServer(way, lookup))
                .filter(other -> disjoint(other.addresses(), lookup.addresses()))
                .ifPresent(other -> OtherAddress.better(way, other.addresses().get(0), Confidence.LIKELY, sink)
                        .ifPresent(confidence -> sink.report(finding(way, lookup, other, confidence))));
    }

    /** The address in use is right, and what another server gives is not: whoever asks that one first is lost. */
    private static void stale(Way way, NameLookup lookup, DnsAnswer other, FindingSink sink) {
        var tried = OtherAddress.worse(way, other.addresses().get(0), sink);
        tried.ifPresent(because ->
                sink.report(way.into(Finding.of(NetworkFindings.type("DNS_UNEXPECTED_ADDRESS"), Confidence.LIKELY))
                        .severity(Severity.DEGRADED)
                        .groupedBy("server", other.server().host())
                        .arg("name", way.target().host())
                        .arg("address", Addresses.list(other.addresses()))
                        .arg("expected", Addresses.list(lookup.addresses()))
                        .because(way.because(DnsAnswer.class))
                        .because(because)
                        .excluding("LOCAL_HOSTS_OVERRIDE", "DNS_PARTIAL_SERVER_FAILURE")
                        .build()));
    }

    private static Optional<DnsAnswer> otherServer(Way way, NameLookup lookup) {
        return way.answers().stream()
                .filter(a -> !a.addresses().isEmpty())
                .filter(a -> disjoint(a.addresses(), lookup.addresses()))
                .filter(a -> sameFamily(a, lookup))
                // one private and one public is a matter of its own
                .filter(a -> Addresses.isPrivate(a.addresses().get(0))
                        == Addresses.isPrivate(lookup.addresses().get(0)))
                .findFirst();
    }

    private static boolean sameFamily(DnsAnswer answer, NameLookup lookup) {
        return lookup.addresses().stream()
                .anyMatch(a -> a.getClass().equals(answer.addresses().get(0).getClass()));
    }

    private static boolean disjoint(List<InetAddress> a, List<InetAddress> b) {
        return a.stream().noneMatch(b::contains);
    }

    private static Finding finding(Way way, NameLookup lookup, DnsAnswer other, Confidence confidence) {
        var told = way.answers().stream()
                .filter(a -> a.addresses().stream().anyMatch(lookup.addresses()::contains))
                .map(a -> a.server().host())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        var finding = way.into(Finding.of(NetworkFindings.type("DNS_UNEXPECTED_ADDRESS"), confidence))
                .arg("name", way.target().host())
                .arg("address", Addresses.list(lookup.addresses()))
                .arg("expected", Addresses.list(other.addresses()))
                .arg("source", other.server().host())
                .because(way.because(NameLookup.class))
                .because(way.because(DnsAnswer.class))
                .excluding("LOCAL_HOSTS_OVERRIDE", "TLS_HOSTNAME_MISMATCH");
        return (told.isEmpty() ? finding : finding.groupedBy("server", told)).build();
    }
}
