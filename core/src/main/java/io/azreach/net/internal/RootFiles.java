package io.azreach.net.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates in PEM files (RFC 7468). One that cannot be decoded does not spoil the others. */
final class RootFiles {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final long LARGEST = 32L * 1024 * 1024;

    private RootFiles() {}

    static List<X509Certificate> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + ": larger than " + LARGEST + " bytes");
        }
        var found = parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (found.isEmpty()) {
            throw new IOException(file + ": holds no certificate in PEM form");
        }
        return found;
    }

    static List<X509Certificate> parse(String text) throws IOException {
        var found = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            int begin = text.indexOf(BEGIN);
            while (begin >= 0) {
                int end = text.indexOf(END, begin);
                if (end < 0) {
                    break;
                }
                add(factory, text.substring(begin + BEGIN.length(), end), found);
                begin = text.indexOf(BEGIN, end);
            }
        } catch (CertificateException e) {
            throw new IOException("no X.509 in this Java", e);
        }
        return found;
    }

    private static void add(CertificateFactory factory, String base64, List<X509Certificate> found) {
        try {
            var der = Base64.getMimeDecoder().decode(base64);
            if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        } catch (CertificateException | RuntimeException e) {
            // Keys without content fail with whatever the provider of their algorithm throws
            System.getLogger(RootFiles.class.getName()).log(System.Logger.Level.DEBUG, "certificate left out", e);
        }
    }
}
