package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.DnsStray;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.net.InetAddress;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Replies that do not belong to the question, beside one that does: who else answers in the server's name? */
final class StrayReplyRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.stray-replies");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var answer : evidence.all(DnsAnswer.class)) {
            var strays = misfits(answer.evidence());
            if (!strays.isEmpty() && answer.evidence().answered()) {
                report(answer, strays, sink);
            }
        }
    }

    /** A second answer that fits is another matter. */
    private static List<DnsStray> misfits(DnsAnswer answer) {
        return answer.strays().stream()
                .filter(s -> !s.problem().equals("second"))
                .toList();
    }

    private static void report(Recorded<DnsAnswer> answer, List<DnsStray> strays, FindingSink sink) {
        HostPort server = answer.evidence().server();
        var finding = Finding.of(NetworkFindings.type("DNS_REPLY_MISMATCH"), Confidence.LIKELY)
                .on(answer.target())
                .groupedBy("server", server.host())
                .arg("name", answer.evidence().name())
                .arg("detail", problems(strays))
                .because(answer.source().ref())
                .excluding("DNS_SERVFAIL", "DNS_TIMEOUT");
        var addresses = strays.stream()
                .flatMap(s -> s.addresses().stream())
                .map(InetAddress::getHostAddress)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!addresses.isEmpty()) {
            finding.arg("addresses", String.join(", ", addresses));
        }
        sink.report(finding.build());
    }

    private static String problems(List<DnsStray> strays) {
        return String.join(", ", strays.stream().map(DnsStray::problem).collect(Collectors.toCollection(TreeSet::new)));
    }
}
