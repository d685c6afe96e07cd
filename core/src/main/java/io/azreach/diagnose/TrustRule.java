package io.azreach.diagnose;

import static io.azreach.model.evidence.TrustVerdict.Verdict.EXPIRED;
import static io.azreach.model.evidence.TrustVerdict.Verdict.NO_PATH;
import static io.azreach.model.evidence.TrustVerdict.Verdict.REJECTED;
import static io.azreach.model.evidence.TrustVerdict.Verdict.TRUSTED;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is wrong with a presented certificate. The operating system's store decides whether clients accept it, the list of
 * Azure's roots whether it is the genuine one.
 */
final class TrustRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.trust");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.all(evidence)) {
            var tls = way.tls();
            if (tls != null && tls.leaf() != null) {
                judge(way, tls, tls.leaf(), sink);
            }
        }
    }

    private static void judge(Way way, TlsHandshake tls, CertificateFacts leaf, FindingSink sink) {
        var os = tls.verdictOf("os");
        var azure = tls.verdictOf("azure");
        if (os == TRUSTED) {
            trusted(way, tls, leaf, sink);
        } else if (OutOfDate.in(tls).isPresent()) {
            outOfDate(way, OutOfDate.in(tls).get(), sink);
        } else if (os == REJECTED && azure != NO_PATH) {
            sink.report(about(way, leaf, "TLS_UNTRUSTED_ROOT", Confidence.LIKELY)
                    .groupedBy("root", anchor(tls, "os").orElse(top(tls)))
                    .excluding("TLS_ROOT_STORE_OUTDATED", "TLS_INTERCEPTED")
                    .build());
        } else if (os == NO_PATH || os == REJECTED || unknownEverywhere(way, tls)) {
            distrusted(way, tls, leaf, sink);
        }
    }

    /** Where the system's store cannot be read, the other two decide about Azure's own names. */
    private static boolean unknownEverywhere(Way way, TlsHandshake tls) {
        return ofAzure(way) && tls.verdictOf("azure") == NO_PATH && tls.verdictOf("jvm") == NO_PATH;
    }

    private static void trusted(Way way, TlsHandshake tls, CertificateFacts leaf, FindingSink sink) {
        if (Boolean.FALSE.equals(tls.nameMatches())) {
            sink.report(wrongName(way, leaf));
        } else if (ofAzure(way) && tls.verdictOf("azure") == NO_PATH && tls.verdictOf("jvm") == NO_PATH) {
            sink.report(about(way, leaf, "TLS_INTERCEPTED_TRUSTED", Confidence.CONFIRMED)
                    .groupedBy("root", anchor(tls, "os").orElse(top(tls)))
                    .excluding("TLS_ROOT_STORE_OUTDATED", "TLS_UNTRUSTED_ROOT")
                    .build());
        }
    }

    private static void distrusted(Way way, TlsHandshake tls, CertificateFacts leaf, FindingSink sink) {
        if (tls.verdictOf("azure") == TRUSTED || tls.verdictOf("jvm") == TRUSTED) {
            // a root that Java knows is public: this machine lacks it, and no box of this network has its key
            if (Boolean.FALSE.equals(tls.nameMatches())) {
                sink.report(wrongName(way, leaf));
            }
            var root = anchor(tls, "azure").or(() -> anchor(tls, "jvm")).orElse(top(tls));
            sink.report(about(way, leaf, "TLS_ROOT_STORE_OUTDATED", Confidence.CONFIRMED)
                    .groupedBy("root", root)
                    .excluding("TLS_INTERCEPTED", "TLS_SELF_SIGNED")
                    .build());
        } else if (tls.chain().size() == 1 && leaf.selfIssued()) {
            sink.report(about(way, leaf, "TLS_SELF_SIGNED", Confidence.CONFIRMED)
                    .excluding("TLS_MISSING_INTERMEDIATE", "TLS_ROOT_STORE_OUTDATED")
                    .build());
        } else if (tls.chain().size() == 1 && Intermediates.missing(way, leaf).isPresent()) {
            sink.report(about(
                            way,
                            leaf,
                            "TLS_MISSING_INTERMEDIATE",
                            Intermediates.missing(way, leaf).get())
                    .excluding("TLS_SELF_SIGNED", "TLS_INTERCEPTED", "TLS_ROOT_STORE_OUTDATED")
                    .build());
        } else {
            unknownIssuer(way, tls, leaf, sink);
        }
    }

    private static void unknownIssuer(Way way, TlsHandshake tls, CertificateFacts leaf, FindingSink sink) {
        boolean intercepted = ofAzure(way) && !Boolean.FALSE.equals(tls.nameMatches());
        sink.report(about(way, leaf, intercepted ? "TLS_INTERCEPTED" : "TLS_UNTRUSTED_ROOT", Confidence.CONFIRMED)
                .groupedBy("root", top(tls))
                .excluding("TLS_SELF_SIGNED", "TLS_MISSING_INTERMEDIATE", "TLS_ROOT_STORE_OUTDATED")
                .build());
    }

    private static Finding wrongName(Way way, CertificateFacts leaf) {
        return about(way, leaf, "TLS_HOSTNAME_MISMATCH", Confidence.CONFIRMED)
                .excluding("TLS_CERT_EXPIRED", "TLS_UNTRUSTED_ROOT")
                .build();
    }

    private static void outOfDate(Way way, OutOfDate late, FindingSink sink) {
        var id = late.verdict() == EXPIRED ? "TLS_CERT_EXPIRED" : "TLS_CERT_NOT_YET_VALID";
        var finding = about(way, late.certificate(), id, Confidence.CONFIRMED)
                .groupedBy("subject", late.certificate().subject())
                .excluding("TLS_UNTRUSTED_ROOT");
        var shaken = way.evidence().last(way.target(), TlsHandshake.class);
        ClockSkew.of(way.evidence())
                .filter(skew -> shaken.isPresent() && skew.explains(late, shaken.get()))
                .ifPresent(skew -> finding.arg("offset", "clock"));
        sink.report(finding.build());
    }

    private static boolean ofAzure(Way way) {
        return !way.target().service().equals("generic");
    }

    private static Optional<String> anchor(TlsHandshake tls, String store) {
        return tls.trust().stream()
                .filter(t -> t.store().equals(store))
                .map(TrustVerdict::anchor)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Who stands at the top of what was presented. */
    private static String top(TlsHandshake tls) {
        return tls.chain().get(tls.chain().size() - 1).issuer();
    }

    private static FindingBuilder about(Way way, CertificateFacts certificate, String id, Confidence confidence) {
        var tls = way.tls();
        var finding = way.into(Finding.of(NetworkFindings.type(id), confidence));
        if (tls != null && !way.proxied()) {
            finding.arg("address", tls.address().getHostAddress());
        }
        return finding.arg("issuer", certificate.issuer())
                .arg("subject", certificate.subject())
                .arg("names", certificate.names().stream().limit(6).collect(Collectors.joining(" ")))
                .arg("notBefore", certificate.notBefore())
                .arg("notAfter", certificate.notAfter())
                .because(way.because(TlsHandshake.class));
    }
}
