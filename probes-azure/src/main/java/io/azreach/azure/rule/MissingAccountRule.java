package io.azreach.azure.rule;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.ObservationId;
import io.azreach.model.Route;
import io.azreach.model.RuleId;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.NameLookup;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import io.azreach.spi.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A storage account has a name as long as it exists. Where the public zone of the service itself denies the name, or Azure's own
 * resolver does, the account is gone; a name server that denies what others know is not enough.
 */
final class MissingAccountRule implements DiagnosisRule {
    private static final HostPort PLATFORM = new HostPort("168.63.129.16", 53);
    /** Masters of public zones that Azure serves, as their SOA records name them. */
    private static final Set<String> PUBLIC_MASTERS = Set.of(
            "azure-dns.com", "azure-dns.net", "azure-dns.org", "azure-dns.info", "azuredns-cloud.net", "msft.net");

    private final ServiceNames names;

    MissingAccountRule(ServiceNames names) {
        this.names = names;
    }

    @Override
    public RuleId id() {
        return RuleId.of("azure.missing-account");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var target : evidence.targets()) {
            if (target.route() instanceof Route.Direct
                    && names.of(target).equals("storage")
                    && unresolved(target, evidence)) {
                judge(target, evidence, sink);
            }
        }
    }

    private static boolean unresolved(Target target, EvidenceView evidence) {
        return evidence.last(target, NameLookup.class)
                .filter(l -> l.evidence().addresses().isEmpty())
                .isPresent();
    }

    private static void judge(Target target, EvidenceView evidence, FindingSink sink) {
        var replies = evidence.on(target, DnsAnswer.class).stream()
                .filter(a -> a.evidence().answered())
                .toList();
        var zone = parent(target.host());
        if (replies.isEmpty() || !replies.stream().allMatch(r -> denied(r.evidence(), zone))) {
            return;
        }
        var because = new ArrayList<ObservationId>();
        replies.forEach(r -> because.add(r.source().ref()));
        boolean publicZone = replies.stream().allMatch(r -> servedPublicly(r.evidence()));
        boolean sibling = siblingResolves(target, zone, evidence);
        var platform = platform(target, evidence, sink);
        if (!platform.isEmpty()) {
            platform.forEach(p -> because.add(p.source().ref()));
            if (!platform.stream().allMatch(p -> denied(p.evidence(), zone))) {
                return;
            }
        }
        if (publicZone || sibling || !platform.isEmpty()) {
            boolean sure = publicZone || !platform.isEmpty();
            sink.report(Finding.of(AzureFindings.ACCOUNT_MISSING, sure ? Confidence.CONFIRMED : Confidence.LIKELY)
                    .on(target)
                    .arg("host", target.host())
                    .groupedBy(
                            "account", target.host().substring(0, target.host().length() - zone.length() - 1))
                    .arg("zone", zone)
                    .because(because)
                    .excluding("DNS_PRIVATE_ZONE_SHADOW", "DNS_SERVFAIL", "HTTP_STORAGE_NETWORK_RULE")
                    .build());
        }
    }

    /** By the zone of the service, and for the name itself rather than for one it points to. */
    private static boolean denied(DnsAnswer answer, String zone) {
        return "NXDOMAIN".equals(answer.rcode())
                && answer.aliases().isEmpty()
                && zone.equals(answer.soa())
                && !"azureprivatedns.net".equals(answer.soaServer())
                && answer.extendedError() == null;
    }

    private static boolean servedPublicly(DnsAnswer answer) {
        var master = answer.soaServer();
        return master != null && PUBLIC_MASTERS.stream().anyMatch(m -> master.endsWith("." + m));
    }

    /** Another account of the same zone has a public address; a zone of one's own mostly holds private ones. */
    private static boolean siblingResolves(Target target, String zone, EvidenceView evidence) {
        return evidence.targets().stream()
                .filter(t -> !t.host().equals(target.host()) && parent(t.host()).equals(zone))
                .flatMap(t -> evidence.on(t, DnsAnswer.class).stream())
                .flatMap(a -> a.evidence().addresses().stream())
                .anyMatch(a -> !a.isSiteLocalAddress());
    }

    /** What Azure's resolver says, where the machine is in Azure and asks others. */
    private static List<Recorded<DnsAnswer>> platform(Target target, EvidenceView evidence, FindingSink sink) {
        boolean onAzure = evidence.all(MachineFacts.class).stream()
                .anyMatch(f -> f.evidence().topic().equals("instance-metadata"));
        boolean asked = evidence.on(target, DnsAnswer.class).stream()
                .anyMatch(a -> a.evidence().server().equals(PLATFORM));
        if (!onAzure || asked) {
            return List.of();
        }
        var hints = Map.of("server", PLATFORM.toString(), "type", "A", "way", "plain");
        var contrast = FollowUp.of(
                "core.query", new Target("dns", target.host(), 53, "/", target.service(), hints, Route.DIRECT));
        sink.ask(contrast);
        return evidence.answerTo(contrast).stream()
                .flatMap(o -> o.evidence().stream()
                        .filter(DnsAnswer.class::isInstance)
                        .map(e -> new Recorded<>((DnsAnswer) e, o)))
                .filter(r -> r.evidence().answered())
                .toList();
    }

    private static String parent(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? "" : host.substring(dot + 1);
    }
}
