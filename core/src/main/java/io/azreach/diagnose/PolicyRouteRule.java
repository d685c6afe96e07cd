package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.NameLookup;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule of the local stub sends a name to the servers of one link, mostly a VPN's, which fail where others would not. Rules
 * that do no harm are not reported.
 */
final class PolicyRouteRule implements DiagnosisRule {
    private record Rule(String link, String domain) {
        boolean covers(String host) {
            return host.equals(domain) || host.endsWith("." + domain);
        }
    }

    @Override
    public RuleId id() {
        return RuleId.of("core.policy-route");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.direct(evidence)) {
            if (way.named() && (way.unresolved() || SecondOpinionRule.strange(way))) {
                rules(evidence)
                        .filter(r -> r.covers(way.target().host()))
                        .max(Comparator.comparing((Rule r) -> r.domain().length())
                                .thenComparing(Rule::link))
                        .ifPresent(rule -> judge(way, rule, sink));
            }
        }
    }

    private static Stream<Rule> rules(EvidenceView evidence) {
        return facts(evidence, "link-domains")
                .flatMap(f -> f.evidence().facts().entrySet().stream())
                .flatMap(e -> Arrays.stream(e.getValue().split(" "))
                        .map(word -> new Rule(e.getKey(), word.startsWith("~") ? word.substring(1) : word)))
                .filter(r -> !r.domain().isEmpty() && !r.domain().equals("."));
    }

    private static Stream<Recorded<MachineFacts>> facts(EvidenceView evidence, String topic) {
        return evidence.all(MachineFacts.class).stream()
                .filter(f -> f.evidence().topic().equals(topic));
    }

    private static void judge(Way way, Rule rule, FindingSink sink) {
        var servers = servers(way.evidence(), rule.link());
        var chosen = way.answers().stream()
                .filter(a -> servers.contains(a.server().host()))
                .toList();
        var other = way.answers().stream()
                .filter(a ->
                        !servers.contains(a.server().host()) && !a.addresses().isEmpty())
                .filter(a ->
                        chosen.stream().noneMatch(c -> a.addresses().stream().anyMatch(c.addresses()::contains)))
                .findFirst();
        if (!chosen.isEmpty() && other.isPresent()) {
            weight(way, other.get(), sink)
                    .ifPresent(confidence -> sink.report(
                            finding(way, rule, chosen, other.get(), confidence).build()));
        }
    }

    private static List<String> servers(EvidenceView evidence, String link) {
        return facts(evidence, "link-servers")
                .flatMap(f -> Stream.ofNullable(f.evidence().facts().get(link)))
                .flatMap(words -> Arrays.stream(words.split(" ")))
                .map(word -> word.split("#", 2)[0])
                .toList();
    }

    private static Optional<Confidence> weight(Way way, DnsAnswer other, FindingSink sink) {
        return way.unresolved()
                ? Optional.of(Confidence.CONFIRMED)
                : OtherAddress.better(way, other.addresses().get(0), Confidence.POSSIBLE, sink);
    }

    private static FindingBuilder finding(
            Way way, Rule rule, List<DnsAnswer> chosen, DnsAnswer other, Confidence confidence) {
        var finding = way.into(Finding.of(NetworkFindings.type("DNS_POLICY_ROUTED"), confidence))
                .severity(confidence == Confidence.POSSIBLE ? Severity.RISK : Severity.BLOCKER)
                .arg("name", way.target().host())
                .groupedBy("device", rule.link())
                .groupedBy("suffix", rule.domain())
                .arg("server", chosen.get(0).server().host())
                .arg("source", other.server().host())
                .arg("expected", Addresses.list(other.addresses()))
                .because(way.because(NameLookup.class))
                .because(way.because(DnsAnswer.class))
                .excluding("LOCAL_HOSTS_OVERRIDE");
        facts(way.evidence(), "link-domains")
                .forEach(f -> finding.because(f.source().ref()));
        return finding;
    }
}
