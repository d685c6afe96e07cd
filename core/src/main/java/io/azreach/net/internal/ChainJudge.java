package io.azreach.net.internal;

import io.azreach.model.evidence.TrustVerdict;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a presented chain stands with one store. Three questions, asked apart because PKIX gives one answer to all: do the
 * signatures lead to a root, do the dates hold, does everything else.
 */
final class ChainJudge {
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    private final Roots roots;
    private final Instant now;

    ChainJudge(Roots roots, Instant now) {
        this.roots = roots;
        this.now = now;
    }

    TrustVerdict judge(List<X509Certificate> chain) {
        if (roots.problem() != null) {
            return verdict(Verdict.STORE_UNREADABLE, null, roots.problem());
        }
        var leaf = chain.get(0);
        if (roots.named(leaf.getSubjectX500Principal()).contains(leaf)) {
            return byDates(List.of(leaf));
        }
        var trusted = build(chain, validNow(roots.all()), now);
        return trusted instanceof Built built
                ? verdict(Verdict.TRUSTED, built.anchor(), null)
                : withoutPath(chain, ((Refused) trusted).reason());
    }

    private TrustVerdict withoutPath(List<X509Certificate> chain, String reason) {
        var walk = new SignatureWalk(roots, chain);
        var path = walk.path();
        if (path.isEmpty()) {
            return verdict(
                    Verdict.NO_PATH, null, CertificateReader.name(walk.last().getSubjectX500Principal()));
        }
        var root = path.get(path.size() - 1);
        var dates = byDates(path);
        if (dates.verdict() == Verdict.TRUSTED) {
            return verdict(Verdict.REJECTED, root, reason);
        }
        // At a date when all certificates were valid, is there anything else to object to?
        var presented = path.subList(0, path.size() - 1);
        var common = commonDate(presented);
        if (presented.stream()
                .anyMatch(each -> common.isAfter(each.getNotAfter().toInstant()))) {
            return dates; // there never was such a date
        }
        var other = build(chain, Set.of(root), common);
        return other instanceof Refused refused && !refused.byDates()
                ? verdict(Verdict.REJECTED, root, refused.reason())
                : dates;
    }

    private TrustVerdict byDates(List<X509Certificate> path) {
        var root = path.get(path.size() - 1);
        for (var certificate : path) {
            var subject = CertificateReader.name(certificate.getSubjectX500Principal());
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                return verdict(Verdict.EXPIRED, root, subject);
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                return verdict(Verdict.NOT_YET_VALID, root, subject);
            }
        }
        return verdict(Verdict.TRUSTED, root, null);
    }

    /** The first moment when all were valid, if there ever was one. */
    private Instant commonDate(List<X509Certificate> path) {
        return path.stream()
                .map(certificate -> certificate.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .orElse(now);
    }

    private Set<X509Certificate> validNow(Collection<X509Certificate> certificates) {
        return certificates.stream()
                .filter(each -> !now.isAfter(each.getNotAfter().toInstant())
                        && !now.isBefore(each.getNotBefore().toInstant()))
                .collect(Collectors.toSet());
    }

    private sealed interface Result permits Built, Refused {}

    private record Built(X509Certificate anchor) implements Result {}

    private record Refused(String reason, boolean byDates) implements Result {}

    private static Result build(List<X509Certificate> chain, Set<X509Certificate> anchors, Instant date) {
        if (anchors.isEmpty()) {
            return new Refused("no root", false);
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(chain.get(0));
            target.setExtendedKeyUsage(Set.of(SERVER_AUTHENTICATION));
            var trusted = anchors.stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet());
            var parameters = new PKIXBuilderParameters(trusted, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(date));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            var result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            return new Built(result.getTrustAnchor().getTrustedCert());
        } catch (CertPathBuilderException e) {
            return refused(e);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // PKIX is part of every Java; what is left is a certificate that one of its checks cannot decode.
            return new Refused(Failures.detail(e), false);
        }
    }

    private static Refused refused(CertPathBuilderException thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean byDates = cause instanceof java.security.cert.CertificateExpiredException
                || cause instanceof java.security.cert.CertificateNotYetValidException;
        return new Refused(Printable.line(cause.getMessage(), 200), byDates);
    }

    private TrustVerdict verdict(Verdict verdict, @Nullable X509Certificate anchor, @Nullable String detail) {
        var subject = anchor == null ? null : CertificateReader.name(anchor.getSubjectX500Principal());
        return new TrustVerdict(roots.store(), verdict, subject, detail);
    }
}
