package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.ObservationId;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HostsEntry;
import io.azreach.model.evidence.NameLookup;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Servers that should be equal and are not: one gives a private address and another a public one, or one gives both in turn.
 * Different public addresses are ordinary balancing.
 */
final class SplitHorizonRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.split-horizon");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.direct(evidence)) {
            if (way.named() && !pinned(way)) {
                judge(way, sink);
            }
        }
    }

    private static boolean pinned(Way way) {
        return way.evidence().all(HostsEntry.class).stream()
                .anyMatch(h -> h.evidence().names().contains(way.target().host()));
    }

    private static void judge(Way way, FindingSink sink) {
        var asked = LocalStub.facing(way.evidence());
        var said = way.answers().stream()
                .filter(a -> asked.isEmpty() || asked.contains(a.server()))
                .filter(a -> a.type().equals("A") && !a.addresses().isEmpty())
                .toList();
        if (mixed(said)) {
            report(way, said, List.of(), sink);
        } else if (!said.isEmpty() && smells(way, said)) {
            inTurn(way, said, sink);
        }
    }

    /** The same server is asked again and again: forwarders behind it may take turns. */
    private static void inTurn(Way way, List<DnsAnswer> said, FindingSink sink) {
        for (var server : said.stream().map(DnsAnswer::server).distinct().toList()) {
            var contrast = Contrasts.query(way.target().host(), way.target().service(), server, Contrasts.Way.REPEAT);
            sink.ask(contrast);
            var repeated = way.evidence().answerTo(contrast);
            if (repeated.isEmpty()) {
                continue;
            }
            var all = new ArrayList<>(
                    said.stream().filter(a -> a.server().equals(server)).toList());
            repeated.get().evidence().stream()
                    .filter(DnsAnswer.class::isInstance)
                    .map(DnsAnswer.class::cast)
                    .filter(DnsAnswer::answered)
                    .forEach(all::add);
            if (mixed(all) || all.stream().anyMatch(a -> a.addresses().isEmpty())) {
                report(way, all, List.of(repeated.get().ref()), sink);
                return;
            }
        }
    }

    /** The system got another kind of address than the servers give, or none, or not the kind that was planned. */
    private static boolean smells(Way way, List<DnsAnswer> said) {
        var lookup = way.lookup();
        if (lookup == null) {
            return false;
        }
        if (lookup.addresses().isEmpty()) {
            return way.unresolved();
        }
        boolean isPrivate = isPrivate(lookup.addresses());
        return isPrivate != isPrivate(said.get(0).addresses())
                || !isPrivate && way.target().hint("expect").orElse("").equals("private");
    }

    private static boolean mixed(List<DnsAnswer> answers) {
        var kinds = answers.stream()
                .map(DnsAnswer::addresses)
                .filter(a -> !a.isEmpty() && a.stream().noneMatch(Addresses::isBogon))
                .map(SplitHorizonRule::isPrivate)
                .collect(Collectors.toSet());
        return kinds.size() > 1;
    }

    private static boolean isPrivate(List<InetAddress> addresses) {
        return addresses.stream().allMatch(Addresses::isPrivate);
    }

    private static void report(Way way, List<DnsAnswer> answers, List<ObservationId> repeats, FindingSink sink) {
        var lookup = way.lookup();
        boolean usesPrivate = lookup != null && !lookup.addresses().isEmpty() && isPrivate(lookup.addresses());
        var first = answers.stream()
                .filter(a -> !a.addresses().isEmpty() && isPrivate(a.addresses()) == usesPrivate)
                .findFirst()
                .orElse(answers.get(0));
        var other = answers.stream().filter(differsFrom(first)).findFirst();
        weight(way, usesPrivate, other, sink).ifPresent(weight -> {
            var finding = way.into(Finding.of(NetworkFindings.type("DNS_RESOLVER_INCONSISTENT"), weight.confidence))
                    .severity(weight.severity)
                    .arg("name", way.target().host())
                    .arg("server", first.server().host())
                    .arg("address", said(first))
                    .groupedBy("servers", servers(answers))
                    .because(way.because(NameLookup.class))
                    .because(way.because(DnsAnswer.class))
                    .because(repeats)
                    .excluding("DNS_STALE_CACHE", "LOCAL_HOSTS_OVERRIDE");
            other.ifPresent(o -> finding.arg("addresses", said(o)));
            sink.report(finding.build());
        });
    }

    private static Predicate<DnsAnswer> differsFrom(DnsAnswer first) {
        return a -> a.addresses().isEmpty() != first.addresses().isEmpty()
                || isPrivate(a.addresses()) != isPrivate(first.addresses());
    }

    private static String said(DnsAnswer answer) {
        return answer.addresses().isEmpty() ? String.valueOf(answer.rcode()) : Addresses.list(answer.addresses());
    }

    private static String servers(List<DnsAnswer> answers) {
        return String.join(
                ", ", answers.stream().map(a -> a.server().host()).collect(Collectors.toCollection(TreeSet::new)));
    }

    private record Weight(Severity severity, Confidence confidence) {}

    /** Empty where neither answer leads to the service, so that something else must be wrong. */
    private static Optional<Weight> weight(Way way, boolean usesPrivate, Optional<DnsAnswer> other, FindingSink sink) {
        if (way.works() && !SecondOpinionRule.strange(way)) {
            boolean missed = way.target().hint("expect").orElse("").equals("private") && !usesPrivate;
            var severity = missed ? AddressRule.publicInstead(way, true) : Severity.RISK;
            return Optional.of(new Weight(severity, Confidence.CONFIRMED));
        }
        if (way.unresolved() || other.isEmpty() || other.get().addresses().isEmpty()) {
            return Optional.of(new Weight(Severity.BLOCKER, Confidence.CONFIRMED));
        }
        return OtherAddress.better(way, other.get().addresses().get(0), Confidence.LIKELY, sink)
                .map(confidence -> new Weight(Severity.BLOCKER, confidence));
    }
}
