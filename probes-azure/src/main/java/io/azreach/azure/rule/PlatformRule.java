package io.azreach.azure.rule;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.FindingType;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.util.List;

/**
 * The two addresses inside every Azure VM. A machine that is not known to be one says nothing by their silence.
 */
final class PlatformRule implements DiagnosisRule {
    private static final String METADATA = "169.254.169.254";
    private static final String PLATFORM = "168.63.129.16";
    private static final int HOST_PLUGIN_PORT = 32526;

    @Override
    public RuleId id() {
        return RuleId.of("azure.platform");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        if (!onAzure(evidence)) {
            return;
        }
        report(evidence, sink, METADATA, AzureFindings.IMDS_UNREACHABLE);
        report(evidence, sink, PLATFORM, AzureFindings.WIRESERVER_UNREACHABLE);
    }

    /** 168.63.129.16 answers only from inside Azure, so one answer of it, for whatever question, tells where we are. */
    private static boolean onAzure(EvidenceView evidence) {
        return evidence.all(MachineFacts.class).stream()
                        .anyMatch(f -> f.evidence().topic().equals("instance-metadata")
                                || f.evidence().topic().equals("azure-vm"))
                || evidence.all(DnsAnswer.class).stream()
                        .anyMatch(a -> a.evidence().server().host().equals(PLATFORM)
                                && a.evidence().answered());
    }

    private static void report(EvidenceView evidence, FindingSink sink, String address, FindingType type) {
        var failed = evidence.all(TcpConnect.class).stream()
                .filter(c -> c.target().isMachine()
                        && c.evidence().address().getHostAddress().equals(address))
                .filter(c -> broken(c.evidence()))
                .toList();
        if (!failed.isEmpty()) {
            sink.report(finding(type, address, failed).build());
        } else if (type == AzureFindings.IMDS_UNREACHABLE) {
            silent(evidence, address)
                    .forEach(e -> sink.report(Finding.of(type, Confidence.CONFIRMED)
                            .on(e.target())
                            .because(e.source().ref())
                            .arg("address", address)
                            .arg("port", 80)
                            .build()));
        }
    }

    /** A refusal of the host plugin's port is an answer of the platform, which need not offer it. */
    private static boolean broken(TcpConnect connect) {
        var why = connect.failure();
        return why != null && !(connect.port() == HOST_PLUGIN_PORT && why.kind() == FailureKind.REFUSED);
    }

    private static FindingBuilder finding(FindingType type, String address, List<Recorded<TcpConnect>> failed) {
        var builder = Finding.of(type, Confidence.CONFIRMED).arg("address", address);
        for (var connect : failed) {
            builder.on(connect.target()).because(connect.source().ref());
        }
        var first = failed.get(0).evidence();
        return builder.arg("port", first.port()).arg("failure", String.valueOf(first.failure()));
    }

    private static List<Recorded<HttpExchange>> silent(EvidenceView evidence, String address) {
        return evidence.all(HttpExchange.class).stream()
                .filter(e -> e.target().isMachine() && e.evidence().url().contains("//" + address + "/"))
                .filter(e -> e.evidence().failure() != null)
                .limit(1)
                .toList();
    }
}
