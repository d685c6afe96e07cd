package io.azreach.diagnose;

import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a box that opens TLS can take the large first message of newer clients. Our own is short, so such a box would not be
 * noticed; it is asked once for each issuer, and only where there is such a box.
 */
final class InspectedHelloRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.inspected-hello");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        inspected(evidence).forEach((issuer, way) -> {
            var tls = way.tls();
            var hellos = tls == null ? null : Hellos.after(tls, way, sink);
            if (hellos != null
                    && hellos.large().known()
                    && !hellos.large().tls()
                    && hellos.same().tls()) {
                LargeHello.judge(hellos)
                        .ifPresent(finding -> sink.report(finding.severity(Severity.RISK)
                                .arg("issuer", issuer)
                                .build()));
            }
        });
    }

    private static Map<String, Way> inspected(EvidenceView evidence) {
        var ways = new LinkedHashMap<String, Way>();
        for (var way : Way.all(evidence)) {
            var tls = way.tls();
            if (tls != null && tls.failure() == null && replaced(way, tls)) {
                ways.putIfAbsent(tls.chain().get(tls.chain().size() - 1).issuer(), way);
            }
        }
        return ways;
    }

    private static boolean replaced(Way way, TlsHandshake tls) {
        return !way.target().service().equals("generic") && TransparentProxyRule.replaced(tls);
    }
}
