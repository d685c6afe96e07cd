package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.NameLookup;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Name servers that hurt although names resolve: a dead one among living ones, slow ones, ones that lose AAAA questions. */
final class ResolverHealthRule implements DiagnosisRule {
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Map<FailureKind, String> FAILURES =
            Map.of(FailureKind.DNS_SERVFAIL, "DNS_SERVFAIL", FailureKind.DNS_REFUSED, "DNS_REFUSED");

    @Override
    public RuleId id() {
        return RuleId.of("core.resolver-health");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var byServer = new TreeMap<HostPort, List<Recorded<DnsAnswer>>>();
        for (var answer : evidence.all(DnsAnswer.class)) {
            if (answer.source().probe().value().equals("core.name-servers")
                    && answer.evidence().transport().equals("udp")) {
                byServer.computeIfAbsent(answer.evidence().server(), s -> new java.util.ArrayList<>())
                        .add(answer);
            }
        }
        boolean oneLives = byServer.values().stream().anyMatch(ResolverHealthRule::lives);
        byServer.forEach((server, answers) -> {
            if (oneLives && answers.stream().noneMatch(a -> a.evidence().answered())) {
                sink.report(about("DNS_PARTIAL_SERVER_FAILURE", server, answers)
                        .excluding("DNS_SLOW", "DNS_TIMEOUT")
                        .build());
            } else if (lives(answers)) {
                living(server, answers, evidence, sink);
                failing(server, answers, byServer, sink);
            } else if (resolvedAnyway(answers, evidence)) {
                slow(server, answers, evidence, sink);
            }
        });
    }

    /** The operating system waited longer than this run and got an address. */
    private static boolean resolvedAnyway(List<Recorded<DnsAnswer>> answers, EvidenceView evidence) {
        return answers.stream().anyMatch(a -> evidence.on(a.target(), NameLookup.class).stream()
                .anyMatch(l -> !l.evidence().addresses().isEmpty()
                        && l.evidence().took().compareTo(SLOW) > 0));
    }

    /** A server that fails for names of which another one has the address: whoever asks it first, and only it, is lost. */
    private static void failing(
            HostPort server,
            List<Recorded<DnsAnswer>> answers,
            Map<HostPort, List<Recorded<DnsAnswer>>> byServer,
            FindingSink sink) {
        for (var answer : answers) {
            var failure = answer.evidence().failure();
            var id = failure == null ? null : FAILURES.get(failure.kind());
            if (id != null && knownElsewhere(answer.evidence(), byServer)) {
                sink.report(about(id, server, List.of(answer))
                        .groupedBy("servers", server.host())
                        .arg("name", answer.evidence().name())
                        .excluding("DNS_TIMEOUT", "DNS_NXDOMAIN")
                        .build());
            }
        }
    }

    private static boolean knownElsewhere(DnsAnswer question, Map<HostPort, List<Recorded<DnsAnswer>>> byServer) {
        return byServer.values().stream()
                .flatMap(List::stream)
                .map(Recorded::evidence)
                .anyMatch(a -> a.name().equals(question.name())
                        && a.type().equals(question.type())
                        && !a.addresses().isEmpty());
    }

    private static boolean lives(List<Recorded<DnsAnswer>> answers) {
        return answers.stream().anyMatch(a -> a.evidence().answered());
    }

    private static void living(
            HostPort server, List<Recorded<DnsAnswer>> answers, EvidenceView view, FindingSink sink) {
        var four = ofType(answers, "A");
        var six = ofType(answers, "AAAA");
        boolean fourAnswered = four.stream().allMatch(a -> a.evidence().answered());
        if (fourAnswered
                && !six.isEmpty()
                && six.stream().noneMatch(a -> a.evidence().answered())) {
            sink.report(
                    about("DNS_AAAA_STALL", server, six).excluding("DNS_SLOW").build());
        }
        if (!four.isEmpty() && four.stream().allMatch(a -> a.evidence().took().compareTo(SLOW) > 0)) {
            slow(server, four, view, sink);
        }
    }

    /** A machine under load makes everybody look slow; only what is slow again, alone, counts. */
    private static void slow(HostPort server, List<Recorded<DnsAnswer>> answers, EvidenceView view, FindingSink sink) {
        var first = answers.get(0);
        var contrast =
                Contrasts.query(first.evidence().name(), first.target().service(), server, Contrasts.Way.PATIENT);
        sink.ask(contrast);
        view.answerTo(contrast).stream()
                .flatMap(o -> o.evidence().stream())
                .filter(e ->
                        e instanceof DnsAnswer a && a.answered() && a.took().compareTo(SLOW) > 0)
                .findFirst()
                .ifPresent(e -> sink.report(about("DNS_SLOW", server, answers)
                        .arg("ms", ((DnsAnswer) e).took().toMillis())
                        .excluding("DNS_PARTIAL_SERVER_FAILURE")
                        .build()));
    }

    private static List<Recorded<DnsAnswer>> ofType(List<Recorded<DnsAnswer>> answers, String type) {
        return answers.stream().filter(a -> a.evidence().type().equals(type)).toList();
    }

    private static io.azreach.model.FindingBuilder about(
            String id, HostPort server, List<Recorded<DnsAnswer>> answers) {
        var finding = Finding.of(NetworkFindings.type(id), Confidence.CONFIRMED)
                .severity(Severity.DEGRADED)
                .groupedBy("server", server.host());
        answers.forEach(a -> finding.on(a.target()).because(a.source().ref()));
        return finding;
    }
}
