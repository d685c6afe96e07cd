package io.azreach.diagnose;

import static io.azreach.model.FailureKind.DNS_NXDOMAIN;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.spi.FindingSink;
import java.util.Objects;

/** A name that the servers say does not exist: gone, never made, or hidden by a zone that should know it. */
final class Denial {
    /** The master that every private DNS zone of Azure names in its SOA record. */
    private static final String PRIVATE_MASTER = "azureprivatedns.net";

    private Denial() {}

    /** The finding; names who knows better, where somebody does. */
    static Finding denied(Way way, Replies replies, FindingSink sink) {
        var answers = replies.with(DNS_NXDOMAIN);
        var aliases =
                answers.stream().flatMap(a -> a.aliases().stream()).distinct().toList();
        var zone = answers.stream()
                .map(DnsAnswer::soa)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        boolean ofAzure = answers.stream().map(DnsAnswer::soaServer).anyMatch(PRIVATE_MASTER::equals);
        if (zone.contains("privatelink.") || ofAzure) {
            return known(
                            NameFinding.detailed(
                                    way,
                                    "DNS_PRIVATE_ZONE_SHADOW",
                                    ofAzure ? Confidence.CONFIRMED : Confidence.LIKELY,
                                    answers),
                            way,
                            sink)
                    .excluding("DNS_NXDOMAIN", "DNS_SERVFAIL")
                    .build();
        }
        var id = aliases.isEmpty() ? "DNS_NXDOMAIN" : "DNS_CNAME_BROKEN";
        var finding = known(NameFinding.detailed(way, id, Confidence.CONFIRMED, answers), way, sink)
                .excluding("DNS_NODATA", "DNS_SERVFAIL");
        return (aliases.isEmpty() ? finding : finding.arg("wrongName", aliases.get(aliases.size() - 1))).build();
    }

    /** Adds the word of somebody who knows the name: another server, or the resolver of the Azure platform. */
    private static FindingBuilder known(FindingBuilder finding, Way way, FindingSink sink) {
        way.answers().stream()
                .filter(a -> !a.addresses().isEmpty())
                .findFirst()
                .or(() -> PlatformResolver.asked(way, sink)
                        .filter(a -> !a.addresses().isEmpty()))
                .ifPresent(a -> finding.arg("source", a.server().host())
                        .arg("expected", Addresses.list(a.addresses()))
                        .excluding("STORAGE_ACCOUNT_MISSING"));
        return finding;
    }
}
