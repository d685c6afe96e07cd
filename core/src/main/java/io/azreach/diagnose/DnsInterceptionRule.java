package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.HostPort;
import io.azreach.model.ObservationId;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.DnsStray;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether something on the way answers in the name servers' place: an address that cannot be one answers, a second answer
 * comes for one question, or the server says something else over TCP. Asked only where the answer for an Azure name looks wrong.
 */
final class DnsInterceptionRule implements DiagnosisRule {
    /** Reserved for documentation (RFC 5737): no machine has it. */
    private static final HostPort NOBODY = new HostPort("192.0.2.1", 53);

    @Override
    public RuleId id() {
        return RuleId.of("core.dns-interception");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        Way.direct(evidence).stream()
                .filter(w -> w.named() && !w.answers().isEmpty() && SecondOpinionRule.strange(w))
                .min(Comparator.comparing(Way::target))
                .ifPresent(way -> judge(way, sink));
    }

    private static void judge(Way way, FindingSink sink) {
        nobody(way, sink);
        believed(way).ifPresent(answer -> {
            otherwise(way, answer, sink);
            twice(way, answer, sink);
        });
    }

    private static void nobody(Way way, FindingSink sink) {
        var contrast = Contrasts.query(way.target().host(), way.target().service(), NOBODY, Contrasts.Way.BRIEF);
        sink.ask(contrast);
        way.evidence()
                .answerTo(contrast)
                .filter(o -> answers(o.evidence()).stream().anyMatch(DnsAnswer::answered))
                .ifPresent(o ->
                        sink.report(about(way, way.answers().get(0).server(), Confidence.CONFIRMED, List.of(o.ref()))
                                .severity(Severity.RISK)
                                .arg("address", NOBODY.host())
                                .build()));
    }

    /** The answer over UDP that the system followed. */
    private static Optional<DnsAnswer> believed(Way way) {
        var lookup = way.lookup();
        return lookup == null
                ? Optional.empty()
                : way.answers().stream()
                        .filter(a -> a.transport().equals("udp") && a.type().equals("A"))
                        .filter(a -> a.addresses().stream().anyMatch(lookup.addresses()::contains))
                        .findFirst();
    }

    /** Who rewrites DNS mostly does so over UDP. Balanced names change as well, so the other address must prove itself. */
    private static void otherwise(Way way, DnsAnswer believed, FindingSink sink) {
        var contrast =
                Contrasts.query(way.target().host(), way.target().service(), believed.server(), Contrasts.Way.TCP);
        sink.ask(contrast);
        way.evidence().answerTo(contrast).ifPresent(o -> answers(o.evidence()).stream()
                .map(DnsAnswer::addresses)
                .filter(a -> disjoint(a, believed.addresses()) && neverOverUdp(a, way, believed, sink))
                .findFirst()
                .ifPresent(a -> proven(way, believed, a, List.of(o.ref()), sink)));
    }

    private static boolean neverOverUdp(List<InetAddress> overTcp, Way way, DnsAnswer believed, FindingSink sink) {
        var contrast =
                Contrasts.query(way.target().host(), way.target().service(), believed.server(), Contrasts.Way.REPEAT);
        sink.ask(contrast);
        var repeated = way.evidence().answerTo(contrast);
        return repeated.isPresent()
                && answers(repeated.get().evidence()).stream().allMatch(a -> disjoint(a.addresses(), overTcp));
    }

    /** One question, two answers that differ: one of them is forged, whichever it is. */
    private static void twice(Way way, DnsAnswer believed, FindingSink sink) {
        var contrast =
                Contrasts.query(way.target().host(), way.target().service(), believed.server(), Contrasts.Way.LISTEN);
        sink.ask(contrast);
        var heard = way.evidence().answerTo(contrast);
        if (heard.isEmpty()) {
            return;
        }
        var because = List.of(heard.get().ref());
        answers(heard.get().evidence()).stream()
                .flatMap(a -> a.strays().stream())
                .filter(s -> s.problem().equals("second"))
                .map(DnsStray::addresses)
                .findFirst()
                .ifPresent(second -> {
                    boolean other = !second.isEmpty() && disjoint(second, believed.addresses());
                    if (!other || !proven(way, believed, second, because, sink)) {
                        sink.report(about(way, believed.server(), Confidence.CONFIRMED, because)
                                .severity(Severity.RISK)
                                .arg("addresses", Addresses.list(second))
                                .build());
                    }
                });
    }

    private static boolean proven(
            Way way, DnsAnswer believed, List<InetAddress> other, List<ObservationId> because, FindingSink sink) {
        var better =
                OtherAddress.better(way, other.get(0), Confidence.LIKELY, sink).filter(Confidence.CONFIRMED::equals);
        better.ifPresent(confidence -> sink.report(about(way, believed.server(), confidence, because)
                .severity(Severity.BLOCKER)
                .arg("addresses", Addresses.list(believed.addresses()))
                .arg("expected", Addresses.list(other))
                .build()));
        return better.isPresent();
    }

    private static FindingBuilder about(
            Way way, HostPort server, Confidence confidence, Collection<ObservationId> because) {
        return way.into(Finding.of(NetworkFindings.type("DNS_INTERCEPTED"), confidence))
                .arg("name", way.target().host())
                .groupedBy("server", server.host())
                .because(because)
                .excluding("DNS_RESOLVER_INCONSISTENT");
    }

    private static boolean disjoint(List<InetAddress> a, List<InetAddress> b) {
        return !a.isEmpty() && a.stream().noneMatch(b::contains);
    }

    private static List<DnsAnswer> answers(List<Evidence> evidence) {
        return evidence.stream()
                .filter(DnsAnswer.class::isInstance)
                .map(DnsAnswer.class::cast)
                .toList();
    }
}
