package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.NameLookup;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Names that have nothing to do with each other lead to one address, and none of the services is there: a sinkhole or a portal. */
final class SharedAddressRule implements DiagnosisRule {
    private static final int ENOUGH = 3;

    @Override
    public RuleId id() {
        return RuleId.of("core.shared-address");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var byAddress = new TreeMap<String, List<Way>>();
        for (var way : Way.direct(evidence)) {
            var lookup = way.lookup();
            if (lookup != null && lookup.addresses().size() == 1 && fromServers(way, lookup)) {
                byAddress
                        .computeIfAbsent(lookup.addresses().get(0).getHostAddress(), a -> new ArrayList<>())
                        .add(way);
            }
        }
        byAddress.forEach((address, ways) -> {
            var strange = ways.stream().filter(SecondOpinionRule::strange).toList();
            long services = strange.stream()
                    .map(way -> way.target().service())
                    .filter(service -> !service.equals("generic"))
                    .distinct()
                    .count();
            if (services >= ENOUGH) {
                ways.forEach(way -> sink.report(finding(way, address)));
            }
        });
    }

    private static boolean fromServers(Way way, NameLookup lookup) {
        return way.addressesFromServers().contains(lookup.addresses().get(0).getHostAddress());
    }

    private static Finding finding(Way way, String address) {
        return way.into(Finding.of(NetworkFindings.type("DNS_UNEXPECTED_ADDRESS"), Confidence.CONFIRMED))
                .groupedBy("address", address)
                .arg("name", way.target().host())
                .because(way.because(NameLookup.class))
                .because(way.because(DnsAnswer.class))
                .excluding("TLS_HOSTNAME_MISMATCH", "LOCAL_HOSTS_OVERRIDE")
                .build();
    }
}
