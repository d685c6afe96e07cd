package io.azreach.net.internal;

import io.azreach.net.Literals;
import java.net.IDN;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/** Whether a certificate is for a name (RFC 6125, RFC 2818 section 3.1 for addresses). */
final class NameMatch {
    static final int DNS = 2;
    static final int ADDRESS = 7;

    private NameMatch() {}

    static boolean matches(X509Certificate certificate, String name) {
        var address = Literals.find(name);
        if (address.isPresent()) {
            return names(certificate, ADDRESS).stream().map(Literals::find).anyMatch(address::equals);
        }
        var dns = names(certificate, DNS);
        var candidates = dns.isEmpty() ? commonNames(certificate) : dns;
        return candidates.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** Subject alternative names of a type; none when they cannot be decoded. */
    static List<String> names(X509Certificate certificate, int type) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null
                    ? List.of()
                    : all.stream()
                            .filter(each -> Integer.valueOf(type).equals(each.get(0)))
                            .map(each -> String.valueOf(each.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    static boolean matches(String pattern, String name) {
        var want = ascii(name);
        var have = ascii(pattern);
        if (want == null || have == null) {
            return false;
        }
        if (!have.startsWith("*.")) {
            return have.equals(want);
        }
        // The wildcard stands for one whole label, and not right above a top-level domain (RFC 6125 section 6.4.3).
        var parent = have.substring(1);
        int dot = want.indexOf('.');
        return dot > 0 && parent.indexOf('.', 1) > 0 && want.substring(dot).equals(parent);
    }

    private static @Nullable String ascii(String name) {
        var bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        try {
            return IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<String> commonNames(X509Certificate certificate) {
        var found = new ArrayList<String>();
        try {
            var subject = new LdapName(certificate.getSubjectX500Principal().getName());
            subject.getRdns().stream()
                    .filter(part -> part.getType().equalsIgnoreCase("CN"))
                    .forEach(part -> found.add(String.valueOf(part.getValue())));
        } catch (InvalidNameException e) {
            return List.of();
        }
        return found;
    }
}
