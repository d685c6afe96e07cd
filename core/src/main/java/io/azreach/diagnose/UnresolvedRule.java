package io.azreach.diagnose;

import static io.azreach.model.FailureKind.DNS_BAD_REPLY;
import static io.azreach.model.FailureKind.DNS_FORMERR;
import static io.azreach.model.FailureKind.DNS_NODATA;
import static io.azreach.model.FailureKind.DNS_NOTIMP;
import static io.azreach.model.FailureKind.DNS_NXDOMAIN;
import static io.azreach.model.FailureKind.DNS_REFUSED;
import static io.azreach.model.FailureKind.DNS_SERVFAIL;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import java.util.List;

/** Why a name that a direct way needs has no address (taxonomy of name resolution: one cause per response). */
final class UnresolvedRule implements DiagnosisRule {
    static final List<Integer> FILTERED_CODES = List.of(15, 16, 17, 18);
    /** What a validating server says of signatures (RFC 8914 section 4.7 to 4.13). */
    private static final List<Integer> DNSSEC_CODES = List.of(6, 7, 8, 9, 10, 11, 12);

    @Override
    public RuleId id() {
        return RuleId.of("core.unresolved");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.direct(evidence)) {
            if (way.unresolved() && way.named()) {
                judge(way, sink);
            }
        }
    }

    private void judge(Way way, FindingSink sink) {
        var answers = Replies.of(way);
        var stub = LocalStub.dead(way);
        if (stub.isPresent()) {
            sink.report(NameFinding.servers(
                            NameFinding.about(way, "LOCAL_RESOLVER_CONFIG", Confidence.CONFIRMED), List.of(stub.get()))
                    .excluding("DNS_TIMEOUT", "DNS_NXDOMAIN", "DNS_SERVFAIL")
                    .build());
            return;
        }
        if (answers.all().isEmpty()) {
            if (noServers(way)) {
                sink.report(NameFinding.about(way, "LOCAL_RESOLVER_CONFIG", Confidence.CONFIRMED)
                        .build());
            }
            return;
        }
        if (answers.anyAddress()) {
            if (answers.contradictory()) {
                sink.report(contradicted(way, answers, sink));
            } else {
                notTheServers(way, answers, sink);
            }
        } else if (answers.truncatedWithoutTcp()) {
            sink.report(NameFinding.servers(
                            NameFinding.about(way, "DNS_TRUNCATED_NO_TCP", Confidence.CONFIRMED), answers.servers())
                    .excluding("DNS_TIMEOUT", "DNS_SERVFAIL")
                    .build());
        } else if (answers.telling()) {
            answered(way, answers, sink);
        } else {
            SilentServers.judge(way, answers, sink);
        }
    }

    /** One server knows the address: those that deny it are wrong, and the system believed one of them. */
    private static Finding contradicted(Way way, Replies replies, FindingSink sink) {
        if (replies.some(DNS_NXDOMAIN)) {
            return Denial.denied(way, replies, sink);
        }
        var empty = replies.with(DNS_NODATA).stream()
                .filter(a -> replies.all().stream()
                        .noneMatch(b ->
                                b.server().equals(a.server()) && !b.addresses().isEmpty()))
                .toList();
        return NameFinding.detailed(
                        way, "DNS_NODATA", Confidence.CONFIRMED, empty.isEmpty() ? replies.with(DNS_NODATA) : empty)
                .excluding("DNS_NXDOMAIN", "LOCAL_RESOLVER_CONFIG")
                .build();
    }

    /** The servers know the name and the system's resolver does not; one that is only slow is judged elsewhere. */
    private static void notTheServers(Way way, Replies replies, FindingSink sink) {
        var lookup = way.lookup();
        if (lookup == null || lookup.failure() == null || lookup.failure().kind() == FailureKind.TIMEOUT) {
            return;
        }
        var known = replies.all().stream().filter(a -> !a.addresses().isEmpty()).toList();
        var large = contrast(way, known.get(0).server(), Contrasts.Way.LARGE);
        sink.ask(large);
        var asked = way.evidence().answerTo(large);
        boolean lost = asked.isPresent()
                && asked.get().evidence().stream().noneMatch(e -> e instanceof DnsAnswer a && a.answered());
        var finding = lost
                ? NameFinding.detailed(way, "DNS_LARGE_RESPONSE_LOST", Confidence.LIKELY, known)
                        .excluding("LOCAL_RESOLVER_CONFIG", "DNS_EDNS_INTOLERANT")
                : NameFinding.about(way, "LOCAL_RESOLVER_CONFIG", Confidence.LIKELY)
                        .arg("source", known.get(0).server().host());
        asked.ifPresent(o -> finding.because(o.ref()));
        if (asked.isPresent() && !lost) {
            finding.excluding("DNS_LARGE_RESPONSE_LOST");
        }
        sink.report(finding.excluding("DNS_NXDOMAIN", "DNS_SERVFAIL").build());
    }

    private static boolean noServers(Way way) {
        var configs = way.evidence().all(ResolverConfig.class);
        return !configs.isEmpty()
                && configs.stream().allMatch(r -> r.evidence().servers().isEmpty());
    }

    /** Some server said something: the most telling of the answers decides. */
    private void answered(Way way, Replies replies, FindingSink sink) {
        var blocked = replies.withExtendedError(FILTERED_CODES);
        if (!blocked.isEmpty()) {
            sink.report(NameFinding.detailed(way, "DNS_FILTERED", Confidence.CONFIRMED, blocked)
                    .excluding("DNS_NXDOMAIN", "DNS_SERVFAIL", "DNS_REFUSED")
                    .build());
        } else if (replies.every(DNS_NXDOMAIN)) {
            sink.report(Denial.denied(way, replies, sink));
        } else if (replies.every(DNS_NODATA)) {
            sink.report(NameFinding.detailed(way, "DNS_NODATA", Confidence.CONFIRMED, replies.with(DNS_NODATA))
                    .excluding("DNS_NXDOMAIN")
                    .build());
        } else if (replies.some(DNS_SERVFAIL)) {
            serverFailure(way, replies, sink);
        } else if (replies.some(DNS_REFUSED)) {
            sink.report(NameFinding.detailed(way, "DNS_REFUSED", Confidence.CONFIRMED, replies.with(DNS_REFUSED))
                    .excluding("DNS_SERVFAIL", "DNS_TIMEOUT")
                    .build());
        } else if (replies.some(DNS_FORMERR) || replies.some(DNS_NOTIMP)) {
            notUnderstood(way, replies, sink);
        } else if (replies.some(DNS_NXDOMAIN)) {
            sink.report(NameFinding.detailed(way, "DNS_RESOLVER_INCONSISTENT", Confidence.LIKELY, replies.all())
                    .build());
        } else {
            sink.report(NameFinding.detailed(way, "DNS_SERVFAIL", Confidence.LIKELY, replies.all())
                    .excluding("DNS_NXDOMAIN", "DNS_TIMEOUT")
                    .build());
        }
    }

    /** An error that speaks of the question's form: is it EDNS that the server does not understand? */
    private static void notUnderstood(Way way, Replies replies, FindingSink sink) {
        var failed = replies.some(DNS_FORMERR) ? replies.with(DNS_FORMERR) : replies.with(DNS_NOTIMP);
        var plain = WithoutEdns.asked(way, failed.get(0).server(), sink);
        boolean hopeless = plain.isPresent() && !plain.get().helps();
        var finding = NameFinding.detailed(
                way,
                hopeless ? "DNS_SERVFAIL" : "DNS_EDNS_INTOLERANT",
                plain.isPresent() && !hopeless ? Confidence.CONFIRMED : Confidence.LIKELY,
                replies.all());
        plain.ifPresent(p -> finding.because(p.because()));
        sink.report(finding.severity(way.whenClosed())
                .excluding(hopeless ? "DNS_EDNS_INTOLERANT" : "DNS_SERVFAIL")
                .build());
    }

    private static void serverFailure(Way way, Replies replies, FindingSink sink) {
        var failed = replies.with(DNS_SERVFAIL);
        var unchecked = Unchecked.asked(way, failed.get(0).server(), sink);
        boolean helps = unchecked.filter(Unchecked::helps).isPresent();
        boolean bogus = helps || !replies.withExtendedError(DNSSEC_CODES).isEmpty();
        var finding = NameFinding.detailed(
                        way,
                        bogus ? "DNS_DNSSEC_BOGUS" : "DNS_SERVFAIL",
                        helps || !bogus ? Confidence.CONFIRMED : Confidence.LIKELY,
                        failed)
                .excluding("DNS_NXDOMAIN", "DNS_TIMEOUT");
        unchecked.ifPresent(u -> finding.because(u.because()).excluding(bogus ? "DNS_SERVFAIL" : "DNS_DNSSEC_BOGUS"));
        sink.report(finding.build());
    }

    private static FollowUp contrast(Way way, HostPort server, Contrasts.Way how) {
        return Contrasts.query(way.target().host(), way.target().service(), server, how);
    }

    /** Whether this kind is an answer about the name rather than about the way to the server. */
    static boolean aboutTheName(FailureKind kind) {
        return kind.name().startsWith("DNS_") && kind != DNS_BAD_REPLY;
    }
}
