package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Handshakes that succeed here and now, and that another program or a stricter system would refuse. */
final class CertificateRisksRule implements DiagnosisRule {
    private static final Set<String> OLD = Set.of("SSLv3", "TLSv1", "TLSv1.1");
    private static final int SHORTEST_RSA = 2048;

    @Override
    public RuleId id() {
        return RuleId.of("core.certificate-risks");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.all(evidence)) {
            var tls = way.tls();
            if (tls != null && tls.failure() == null && tls.leaf() != null) {
                judge(way, tls, tls.leaf(), sink);
            }
        }
    }

    private static void judge(Way way, TlsHandshake tls, CertificateFacts leaf, FindingSink sink) {
        var version = tls.protocol();
        if (version != null && OLD.contains(version)) {
            sink.report(about(way, tls, "TLS_OLD_VERSION_USED")
                    .groupedBy("offered", version)
                    .excluding("TLS_VERSION_MISMATCH")
                    .build());
        }
        if (tls.verdictOf("os") != Verdict.TRUSTED) {
            return; // what is refused anyway has findings of its own
        }
        tls.chain().stream()
                .filter(CertificateRisksRule::weak)
                .findFirst()
                .ifPresent(weak -> sink.report(about(way, tls, "TLS_WEAK_CERT")
                        .groupedBy("subject", weak.subject())
                        .arg("issuer", weak.issuer())
                        .arg("detail", weak.keyAlgorithm() + " " + weak.keyBits() + ", " + weak.signatureAlgorithm())
                        .build()));
        if (tls.verdictOf("jvm") == Verdict.NO_PATH && genuine(way, tls) && ownStore(way)) {
            sink.report(about(way, tls, "TLS_TRUST_STORES_DIFFER")
                    .groupedBy("root", root(tls))
                    .arg("issuer", leaf.issuer())
                    .arg("detail", "os: trusted; jvm: no path to a root")
                    .excluding("TLS_UNTRUSTED_ROOT", "TLS_ROOT_STORE_OUTDATED")
                    .build());
        }
    }

    /** A root's own signature is not checked by anybody. */
    private static boolean weak(CertificateFacts certificate) {
        var signature = certificate.signatureAlgorithm().toLowerCase(Locale.ROOT);
        boolean weakSignature = signature.startsWith("sha1with") || signature.startsWith("md5with");
        boolean shortKey = certificate.keyAlgorithm().equals("RSA")
                && certificate.keyBits() > 0
                && certificate.keyBits() < SHORTEST_RSA;
        return shortKey || (weakSignature && !certificate.selfIssued());
    }

    /** An intercepted name is known to differ from what Java trusts, and has a finding of its own. */
    private static boolean genuine(Way way, TlsHandshake tls) {
        return way.target().service().equals("generic") || tls.verdictOf("azure") == Verdict.TRUSTED;
    }

    /** Roots that the user named say nothing about the machine. */
    private static boolean ownStore(Way way) {
        return way.evidence().settings().value("trust").isEmpty();
    }

    private static String root(TlsHandshake tls) {
        return tls.trust().stream()
                .filter(t -> t.store().equals("os"))
                .map(t -> t.anchor())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(tls.chain().get(tls.chain().size() - 1).issuer());
    }

    private static FindingBuilder about(Way way, TlsHandshake tls, String id) {
        return way.into(Finding.of(NetworkFindings.type(id), Confidence.CONFIRMED))
                .arg("address", tls.address().getHostAddress())
                .because(way.because(TlsHandshake.class));
    }
}
