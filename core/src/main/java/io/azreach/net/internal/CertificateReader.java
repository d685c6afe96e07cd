package io.azreach.net.internal;

import io.azreach.model.evidence.CertificateFacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Reads out of a certificate what a report needs (RFC 5280). */
final class CertificateReader {
    private static final int MOST_NAMES = 50;
    private static final int MOST_URLS = 10;
    private static final int LONGEST = 1024;
    private static final int URI = 0x86;
    private static final int KEY_ID = 0x80;
    private static final int DEEPEST = 6;
    private static final byte[] OCSP = {0x2b, 6, 1, 5, 5, 7, 0x30, 1};
    private static final byte[] ISSUERS = {0x2b, 6, 1, 5, 5, 7, 0x30, 2};
    private static final String SUBJECT_KEY_ID = "2.5.29.14";
    private static final String AUTHORITY_KEY_ID = "2.5.29.35";
    private static final String CRL_POINTS = "2.5.29.31";
    private static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";

    private CertificateReader() {}

    static CertificateFacts read(X509Certificate certificate) {
        var revocation = new ArrayList<>(access(certificate, OCSP));
        extension(certificate, CRL_POINTS).forEach(points -> uris(points, DEEPEST, revocation));
        return new CertificateFacts(
                name(certificate.getSubjectX500Principal()),
                name(certificate.getIssuerX500Principal()),
                alternativeNames(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                certificate.getPublicKey().getAlgorithm(),
                bits(certificate.getPublicKey()),
                certificate.getSigAlgName(),
                fingerprint(certificate),
                subjectKeyId(certificate),
                authorityKeyId(certificate),
                certificate.getBasicConstraints() >= 0,
                revocation.stream().limit(MOST_URLS).toList(),
                access(certificate, ISSUERS));
    }

    static String name(X500Principal principal) {
        return Printable.line(principal.getName(), LONGEST);
    }

    private static List<String> alternativeNames(X509Certificate certificate) {
        return Stream.concat(
                        NameMatch.names(certificate, NameMatch.DNS).stream(),
                        NameMatch.names(certificate, NameMatch.ADDRESS).stream())
                .limit(MOST_NAMES)
                .map(name -> Printable.line(name, LONGEST))
                .toList();
    }

    private static int bits(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength();
        }
        if (key instanceof ECPublicKey ec) {
            return ec.getParams().getOrder().bitLength();
        }
        if (key instanceof DSAPublicKey dsa && dsa.getParams() != null) {
            return dsa.getParams().getP().bitLength();
        }
        if (key instanceof EdECPublicKey edwards) {
            return edwards.getParams().getName().equals("Ed448") ? 456 : 256;
        }
        return 0;
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was decoded can be encoded and hashed", e);
        }
    }

    private static @Nullable String subjectKeyId(X509Certificate certificate) {
        return extension(certificate, SUBJECT_KEY_ID).stream()
                .filter(each -> each.tag() == Der.OCTETS)
                .map(each -> HexFormat.of().formatHex(each.content()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String authorityKeyId(X509Certificate certificate) {
        return extension(certificate, AUTHORITY_KEY_ID).stream()
                .flatMap(each -> each.children().stream())
                .filter(each -> each.tag() == KEY_ID)
                .map(each -> HexFormat.of().formatHex(each.content()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> access(X509Certificate certificate, byte[] method) {
        var found = new ArrayList<String>();
        for (var list : extension(certificate, AUTHORITY_ACCESS)) {
            for (var description : list.children()) {
                var parts = description.children();
                if (parts.size() == 2 && Arrays.equals(parts.get(0).content(), method)) {
                    uris(parts.get(1), 1, found);
                }
            }
        }
        return List.copyOf(found);
    }

    private static void uris(Der element, int depth, List<String> found) {
        if (element.tag() == URI && found.size() < MOST_URLS) {
            var url = new String(element.content(), StandardCharsets.US_ASCII);
            found.add(Printable.line(url, LONGEST));
        }
        if (depth > 0) {
            element.children().forEach(child -> uris(child, depth - 1, found));
        }
    }

    /** What is inside the octet string that wraps every extension. */
    private static List<Der> extension(X509Certificate certificate, String oid) {
        var value = certificate.getExtensionValue(oid);
        return value == null
                ? List.of()
                : Der.parse(value).stream()
                        .filter(each -> each.tag() == Der.OCTETS)
                        .flatMap(each -> Der.parse(each.content()).stream())
                        .toList();
    }
}
