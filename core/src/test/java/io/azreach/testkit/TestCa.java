package io.azreach.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root and an issuing authority below it, made anew for a test. */
public final class TestCa {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration YEAR = Duration.ofDays(365);

    private final X509Certificate root;
    private final X509Certificate issuing;
    private final KeyPair issuingKey;

    private TestCa(X509Certificate root, X509Certificate issuing, KeyPair issuingKey) {
        this.root = root;
        this.issuing = issuing;
        this.issuingKey = issuingKey;
    }

    /** @param name goes into the subjects of root and issuing authority */
    public static TestCa create(String name) {
        return create(name, "EC", 256);
    }

    /**
     * With an issuing authority whose key is of another kind; leaves must then be signed with an algorithm that fits.
     *
     * @param algorithm of the issuing authority's key, as JCA names it
     * @param bits its size
     */
    public static TestCa create(String name, String algorithm, int bits) {
        var rootName = new X500Principal("CN=" + name + " Root,O=Test");
        var issuingName = new X500Principal("CN=" + name + " Issuing,O=Test");
        var rootKey = key();
        var issuingKey = key(algorithm, bits);
        try {
            var root = sign(authority(rootName, rootName, rootKey), rootKey, "SHA256withECDSA");
            var issuing = sign(authority(rootName, issuingName, issuingKey), rootKey, "SHA256withECDSA");
            return new TestCa(root, issuing, issuingKey);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate root() {
        return root;
    }

    public X509Certificate issuing() {
        return issuing;
    }

    /** A leaf with the issuing authority's certificate behind it. */
    public Identity issue(LeafSpec spec) {
        var key = key();
        try {
            var builder = leaf(issuing.getSubjectX500Principal(), issuingKey, spec, key);
            var certificate = sign(builder, issuingKey, spec.signature());
            return new Identity(key.getPrivate(), List.of(certificate, issuing));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate signed by a server's key, which nobody allowed to sign. */
    public static X509Certificate issueBelow(Identity issuer, LeafSpec spec) {
        var name = issuer.leaf().getSubjectX500Principal();
        var issuerKey = new KeyPair(issuer.leaf().getPublicKey(), issuer.key());
        try {
            return sign(leaf(name, issuerKey, spec, key()), issuerKey, spec.signature());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Identity selfSigned(LeafSpec spec) {
        var key = key();
        try {
            var builder = leaf(new X500Principal("CN=" + spec.commonName()), key, spec, key);
            return new Identity(key.getPrivate(), List.of(sign(builder, key, spec.signature())));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the root as PEM. */
    public Path writeRoot(Path directory) throws IOException {
        return Files.writeString(directory.resolve("root.pem"), pem(root));
    }

    public static String pem(X509Certificate certificate) {
        try {
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n"
                    + new String(lines, StandardCharsets.US_ASCII)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509v3CertificateBuilder authority(X500Principal issuer, X500Principal subject, KeyPair key)
            throws IOException, GeneralSecurityException {
        var now = Instant.now();
        var builder = builder(issuer, subject, now.minus(YEAR), now.plus(YEAR), key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.getPublic()));
        return builder;
    }

    private static X509v3CertificateBuilder leaf(X500Principal issuer, KeyPair issuerKey, LeafSpec spec, KeyPair key)
            throws IOException, GeneralSecurityException {
        var subject = new X500Principal("CN=" + spec.commonName());
        var builder = builder(issuer, subject, spec.notBefore(), spec.notAfter(), key);
        var names = spec.names().stream().map(TestCa::name).toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        var use = spec.serverUse() ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth;
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
        var ids = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key.getPublic()));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerKey.getPublic()));
        builder.addExtension(
                Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription[] {
                    access(AccessDescription.id_ad_ocsp, "http://ocsp.test.invalid/"),
                    access(AccessDescription.id_ad_caIssuers, "http://aia.test.invalid/issuing.crt")
                }));
        builder.addExtension(
                Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {crlPoint()}));
        return builder;
    }

    private static DistributionPoint crlPoint() {
        var names = new GeneralNames(uri("http://crl.test.invalid/issuing.crl"));
        return new DistributionPoint(new DistributionPointName(names), null, null);
    }

    private static AccessDescription access(ASN1ObjectIdentifier method, String url) {
        return new AccessDescription(method, uri(url));
    }

    private static GeneralName uri(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url);
    }

    private static GeneralName name(String text) {
        boolean address = text.indexOf(':') >= 0 || text.matches("[0-9.]+");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, text);
    }

    private static X509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, Instant from, Instant to, KeyPair key) {
        return new JcaX509v3CertificateBuilder(
                issuer, new BigInteger(100, RANDOM), Date.from(from), Date.from(to), subject, key.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair key, String algorithm)
            throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder(algorithm).build(key.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair key() {
        return key("EC", 256);
    }

    private static KeyPair key(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
