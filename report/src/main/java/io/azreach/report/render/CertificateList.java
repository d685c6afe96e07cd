package io.azreach.report.render;

import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.report.text.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every certificate that was shown, once, and for which names. */
final class CertificateList {
    private final RenderContext context;

    CertificateList(RenderContext context) {
        this.context = context;
    }

    List<String> lines(RunReport report) {
        var shownFor = new LinkedHashMap<CertificateFacts, Set<String>>();
        for (var observation : report.result().observations()) {
            for (var evidence : observation.evidence()) {
                if (evidence instanceof TlsHandshake handshake) {
                    handshake.chain().forEach(certificate -> shownFor.computeIfAbsent(
                                    certificate, first -> new LinkedHashSet<>())
                            .add(observation.target().id()));
                }
            }
        }
        var lines = new ArrayList<String>();
        shownFor.forEach((certificate, targets) -> lines.addAll(lines(certificate, targets)));
        return lines;
    }

    private List<String> lines(CertificateFacts certificate, Set<String> targets) {
        var values = Map.of(
                "subject", certificate.subject(),
                "issuer", certificate.issuer(),
                "names", String.join(" ", certificate.names()),
                "from", certificate.notBefore().toString(),
                "until", certificate.notAfter().toString(),
                "sha256", certificate.sha256(),
                "targets", String.join(" ", targets));
        var lines = new ArrayList<String>();
        for (var line : context.texts().lines("log.certificate", values)) {
            lines.add((lines.isEmpty() ? "" : "    ") + Plain.of(line));
        }
        return lines;
    }
}
