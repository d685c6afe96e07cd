package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Name servers that hurt although names resolve: a dead one among living ones, slow ones, ones that lose large answers,
 * questions for AAAA, or questions with EDNS.
 */
final class ResolverHealthRule implements DiagnosisRule {
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Map<FailureKind, String> FAILURES =
            Map.of(FailureKind.DNS_SERVFAIL, "DNS_SERVFAIL", FailureKind.DNS_REFUSED, "DNS_REFUSED");
    private static final Set<FailureKind> NOT_UNDERSTOOD = Set.of(FailureKind.DNS_FORMERR, FailureKind.DNS_NOTIMP);
    /** They come back at once and need no second question. */
    private static final Set<FailureKind> PLAIN_WORDS = Set.of(
            FailureKind.REFUSED,
            FailureKind.NETWORK_UNREACHABLE,
            FailureKind.HOST_UNREACHABLE,
            FailureKind.NOT_PERMITTED,
            FailureKind.INVALID_ARGUMENT);

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
                byServer.computeIfAbsent(answer.evidence().server(), s -> new ArrayList<>())
                        .add(answer);
            }
        }
        var living = byServer.entrySet().stream()
                .filter(e -> lives(e.getValue()))
                .map(e -> e.getKey().host())
                .collect(Collectors.joining(", "));
        byServer.forEach((server, answers) -> {
            if (!lives(answers)) {
                mute(server, answers, living, evidence, sink);
            } else {
                living(server, answers, evidence, sink);
                lost(server, answers, evidence, sink);
                failing(server, answers, byServer, evidence, sink);
                notUnderstood(server, answers, evidence, sink);
            }
        });
    }

    /** A server that said nothing over UDP, while names resolve by another one or in another way. */
    private static void mute(
            HostPort server,
            List<Recorded<DnsAnswer>> answers,
            String living,
            EvidenceView evidence,
            FindingSink sink) {
        var resolved = answers.stream().filter(a -> resolved(a, evidence)).toList();
        if (living.isEmpty() && resolved.isEmpty()) {
            return;
        }
        boolean plain = answers.stream().allMatch(ResolverHealthRule::inPlainWords);
        var mute = plain ? MuteServer.PLAIN : MuteServer.asked(way(answers.get(0), evidence), server, sink);
        if (mute.cause().isPresent()) {
            sink.report(mute.into(about(mute.cause().get(), server, answers))
                    .excluding("DNS_PARTIAL_SERVER_FAILURE", "DNS_TIMEOUT")
                    .build());
        } else if (!living.isEmpty() && !mute.passed()) {
            sink.report(mute.into(about("DNS_PARTIAL_SERVER_FAILURE", server, answers))
                    .arg("servers", living)
                    .excluding("DNS_SLOW", "DNS_TIMEOUT")
                    .build());
        } else if (mute.passed() || resolved.stream().anyMatch(a -> tookLong(a, evidence))) {
            slow(server, answers, evidence, sink);
        }
    }

    /** What a slow server does not say in time is no riddle. */
    private static boolean quick(List<Recorded<DnsAnswer>> answers) {
        return answers.stream()
                .map(Recorded::evidence)
                .anyMatch(a -> a.answered() && a.took().compareTo(SLOW) < 0);
    }

    private static boolean inPlainWords(Recorded<DnsAnswer> answer) {
        var failure = answer.evidence().failure();
        return failure != null && PLAIN_WORDS.contains(failure.kind());
    }

    private static boolean resolved(Recorded<DnsAnswer> answer, EvidenceView evidence) {
        return evidence.on(answer.target(), NameLookup.class).stream()
                .anyMatch(l -> !l.evidence().addresses().isEmpty());
    }

    /** The operating system waited longer than this run. */
    private static boolean tookLong(Recorded<DnsAnswer> answer, EvidenceView evidence) {
        return evidence.on(answer.target(), NameLookup.class).stream()
                .anyMatch(l -> l.evidence().took().compareTo(SLOW) > 0);
    }

    /** A living server whose answer for some name never came, although the system got one: was it too large? */
    private static void lost(
            HostPort server, List<Recorded<DnsAnswer>> answers, EvidenceView evidence, FindingSink sink) {
        var silent = ofType(answers, "A").stream()
                .filter(a -> !a.evidence().answered() && resolved(a, evidence))
                .toList();
        if (silent.isEmpty() || !quick(answers)) {
            return;
        }
        var mute = MuteServer.asked(way(silent.get(0), evidence), server, sink);
        if (mute.cause().filter(MuteServer.LARGE::equals).isPresent()) {
            sink.report(mute.into(about(MuteServer.LARGE, server, silent))
                    .excluding("DNS_TIMEOUT", "DNS_PARTIAL_SERVER_FAILURE")
                    .build());
        } else if (!mute.passed() && silent.stream().anyMatch(a -> tookLong(a, evidence))) {
            slow(server, silent, evidence, sink);
        }
    }

    /** A server that fails for names of which another one has the address: whoever asks it first, and only it, is lost. */
    private static void failing(
            HostPort server,
            List<Recorded<DnsAnswer>> answers,
            Map<HostPort, List<Recorded<DnsAnswer>>> byServer,
            EvidenceView evidence,
            FindingSink sink) {
        for (var answer : answers) {
            var failure = answer.evidence().failure();
            var id = failure == null ? null : FAILURES.get(failure.kind());
            if (id != null && knownElsewhere(answer.evidence(), byServer)) {
                sink.report(failed(id, server, answer, evidence, sink));
            }
        }
    }

    private static Finding failed(
            String id, HostPort server, Recorded<DnsAnswer> answer, EvidenceView evidence, FindingSink sink) {
        var unchecked = id.equals("DNS_SERVFAIL")
                ? Unchecked.asked(way(answer, evidence), server, sink)
                : Optional.<Unchecked>empty();
        boolean bogus = unchecked.filter(Unchecked::helps).isPresent();
        var finding = about(bogus ? "DNS_DNSSEC_BOGUS" : id, server, List.of(answer))
                .groupedBy("servers", server.host())
                .arg("name", answer.evidence().name())
                .excluding("DNS_TIMEOUT", "DNS_NXDOMAIN");
        unchecked.ifPresent(u -> finding.because(u.because()).excluding(bogus ? "DNS_SERVFAIL" : "DNS_DNSSEC_BOGUS"));
        if (answer.evidence().extendedError() != null) {
            finding.arg("code", answer.evidence().extendedError());
        }
        return finding.build();
    }

    private static boolean knownElsewhere(DnsAnswer question, Map<HostPort, List<Recorded<DnsAnswer>>> byServer) {
        return byServer.values().stream()
                .flatMap(List::stream)
                .map(Recorded::evidence)
                .anyMatch(a -> a.name().equals(question.name())
                        && a.type().equals(question.type())
                        && !a.addresses().isEmpty());
    }

    /** A server that does not understand our questions, while the system's resolver, which may ask without EDNS, gets on. */
    private static void notUnderstood(
            HostPort server, List<Recorded<DnsAnswer>> answers, EvidenceView evidence, FindingSink sink) {
        var odd = answers.stream()
                .filter(a -> a.evidence().failure() != null
                        && NOT_UNDERSTOOD.contains(a.evidence().failure().kind())
                        && resolved(a, evidence))
                .toList();
        if (odd.isEmpty()) {
            return;
        }
        WithoutEdns.asked(way(odd.get(0), evidence), server, sink)
                .filter(WithoutEdns::helps)
                .ifPresent(plain -> sink.report(about("DNS_EDNS_INTOLERANT", server, odd)
                        .arg("rcode", String.valueOf(odd.get(0).evidence().rcode()))
                        .because(plain.because())
                        .excluding("DNS_SERVFAIL", "DNS_UDP_BLOCKED")
                        .build()));
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
                && quick(four)
                && !six.isEmpty()
                && six.stream().noneMatch(a -> a.evidence().answered())) {
            stall(server, six, view, sink);
        }
        if (!four.isEmpty() && four.stream().allMatch(a -> a.evidence().took().compareTo(SLOW) > 0)) {
            slow(server, four, view, sink);
        }
    }

    /** Questions for IPv6 alone are lost, or their answers are, being larger. */
    private static void stall(HostPort server, List<Recorded<DnsAnswer>> six, EvidenceView view, FindingSink sink) {
        var mute = MuteServer.asked(way(six.get(0), view), "AAAA", server, sink);
        var id = mute.cause().filter(MuteServer.LARGE::equals).orElse("DNS_AAAA_STALL");
        if (mute.passed()) {
            return;
        }
        sink.report(mute.into(about(id, server, six)).excluding("DNS_SLOW").build());
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

    private static Way way(Recorded<DnsAnswer> answer, EvidenceView evidence) {
        return new Way(answer.target(), evidence);
    }

    private static FindingBuilder about(String id, HostPort server, List<Recorded<DnsAnswer>> answers) {
        var finding = Finding.of(NetworkFindings.type(id), Confidence.CONFIRMED)
                .severity(Severity.DEGRADED)
                .groupedBy("server", server.host());
        answers.forEach(a -> finding.on(a.target()).because(a.source().ref()));
        return finding;
    }
}
