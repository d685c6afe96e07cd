package io.azreach.diagnose;

import static io.azreach.model.evidence.TrustVerdict.Verdict.EXPIRED;
import static io.azreach.model.evidence.TrustVerdict.Verdict.NOT_YET_VALID;
import static io.azreach.model.evidence.TrustVerdict.Verdict.NO_PATH;
import static io.azreach.model.evidence.TrustVerdict.Verdict.REJECTED;
import static io.azreach.model.evidence.TrustVerdict.Verdict.STORE_UNREADABLE;
import static io.azreach.model.evidence.TrustVerdict.Verdict.TRUSTED;
import static io.azreach.testkit.Given.certificate;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.handshake;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.Target;
import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustRuleTest {
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final Target SHOP = https("shop.example.com", "generic");
    private static final String ADDRESS = "203.0.113.5";
    private static final CertificateFacts LEAF = certificate("CN=leaf", "CN=Issuing CA");
    private static final CertificateFacts ISSUER = certificate("CN=Issuing CA", "CN=Root CA");
    private static final List<CertificateFacts> CHAIN = List.of(LEAF, ISSUER);

    private static Given shown(Target target, TlsHandshake tls) {
        return shown(new Given(), target, tls);
    }

    private static Given shown(Given given, Target target, TlsHandshake tls) {
        return given.seen("core.endpoint", target, lookup(target.host(), ADDRESS), connected(ADDRESS), tls);
    }

    private static TlsHandshake tls(
            List<CertificateFacts> chain, boolean named, Verdict os, Verdict jvm, Verdict azure) {
        return handshake("name", chain, named, verdict("os", os), verdict("jvm", jvm), verdict("azure", azure));
    }

    private static List<String> roots(Target target, boolean named, Verdict os, Verdict jvm, Verdict azure) {
        return shown(target, tls(CHAIN, named, os, jvm, azure)).roots();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "TRUSTED          | TRUSTED | TRUSTED          | -",
                "TRUSTED          | TRUSTED | NO_PATH          | -",
                "TRUSTED          | NO_PATH | TRUSTED          | TLS_TRUST_STORES_DIFFER",
                "TRUSTED          | NO_PATH | NO_PATH          | TLS_INTERCEPTED_TRUSTED",
                "TRUSTED          | TRUSTED | EXPIRED          | -",
                "TRUSTED          | TRUSTED | STORE_UNREADABLE | -",
                "TRUSTED          | STORE_UNREADABLE | NO_PATH | -",
                "NO_PATH          | TRUSTED | TRUSTED          | TLS_ROOT_STORE_OUTDATED",
                "NO_PATH          | NO_PATH | TRUSTED          | TLS_ROOT_STORE_OUTDATED",
                "NO_PATH          | NO_PATH | NO_PATH          | TLS_INTERCEPTED",
                "NO_PATH          | TRUSTED | NO_PATH          | TLS_ROOT_STORE_OUTDATED",
                "EXPIRED          | EXPIRED | EXPIRED          | TLS_CERT_EXPIRED",
                "EXPIRED          | NO_PATH | NO_PATH          | TLS_CERT_EXPIRED",
                "NO_PATH          | NO_PATH | EXPIRED          | TLS_CERT_EXPIRED",
                "NOT_YET_VALID    | NO_PATH | NO_PATH          | TLS_CERT_NOT_YET_VALID",
                "NO_PATH          | NO_PATH | NOT_YET_VALID    | TLS_CERT_NOT_YET_VALID",
                "STORE_UNREADABLE | TRUSTED | TRUSTED          | -",
                "STORE_UNREADABLE | NO_PATH | TRUSTED          | -",
                "STORE_UNREADABLE | NO_PATH | NO_PATH          | TLS_INTERCEPTED",
                "STORE_UNREADABLE | NO_PATH | STORE_UNREADABLE | -",
                "STORE_UNREADABLE | STORE_UNREADABLE | STORE_UNREADABLE | -"
            })
    void theStoresTogetherNameTheCauseForAzure(Verdict os, Verdict jvm, Verdict azure, String expected) {
        assertEquals(expected == null ? List.of() : List.of(expected), roots(LOGIN, true, os, jvm, azure));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "TRUSTED, NO_PATH, NO_PATH, TLS_TRUST_STORES_DIFFER",
                "NO_PATH, NO_PATH, NO_PATH, TLS_UNTRUSTED_ROOT",
                "NO_PATH, NO_PATH, TRUSTED, TLS_ROOT_STORE_OUTDATED",
                "NO_PATH, TRUSTED, NO_PATH, TLS_ROOT_STORE_OUTDATED",
                "EXPIRED, EXPIRED, NO_PATH, TLS_CERT_EXPIRED"
            })
    void aServerOfUnknownOwnerCannotBeIntercepted(Verdict os, Verdict jvm, Verdict azure, String expected) {
        assertEquals(expected == null ? List.of() : List.of(expected), roots(SHOP, true, os, jvm, azure));
    }

    /** No combination goes wrong, and what is neither trusted nor unknown is never silently accepted. */
    @ParameterizedTest
    @EnumSource(Verdict.class)
    void everyCombinationHasAtMostOneCauseAndDistrustHasOne(Verdict os) {
        for (var jvm : EnumSet.allOf(Verdict.class)) {
            for (var azure : EnumSet.allOf(Verdict.class)) {
                var roots = roots(LOGIN, true, os, jvm, azure);
                assertTrue(roots.size() <= 1, () -> os + " " + jvm + " " + azure + " " + roots);
                if (os != TRUSTED && os != STORE_UNREADABLE) {
                    assertEquals(1, roots.size(), () -> os + " " + jvm + " " + azure);
                }
            }
        }
    }

    // names

    @Test
    void aCertificateForAnotherNameIsAMismatch() {
        assertEquals(List.of("TLS_HOSTNAME_MISMATCH"), roots(LOGIN, false, TRUSTED, TRUSTED, TRUSTED));
        assertEquals(List.of("TLS_HOSTNAME_MISMATCH"), roots(LOGIN, false, TRUSTED, NO_PATH, NO_PATH));
        assertEquals(List.of("TLS_HOSTNAME_MISMATCH"), roots(SHOP, false, TRUSTED, TRUSTED, NO_PATH));
    }

    @Test
    void anUntrustedCertificateForAnotherNameIsNotInterceptionOfThisOne() {
        assertEquals(List.of("TLS_UNTRUSTED_ROOT"), roots(LOGIN, false, NO_PATH, NO_PATH, NO_PATH));
    }

    @Test
    void aWrongNameUnderAMissingRootIsBoth() {
        assertEquals(
                List.of("TLS_HOSTNAME_MISMATCH", "TLS_ROOT_STORE_OUTDATED"),
                roots(LOGIN, false, NO_PATH, NO_PATH, TRUSTED));
    }

    // lone certificates

    private static List<String> alone(Given given, Target target, CertificateFacts leaf) {
        return shown(given, target, tls(List.of(leaf), true, NO_PATH, NO_PATH, NO_PATH))
                .roots();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCertificateThatSignedItselfIsSelfSigned(boolean azure) {
        assertEquals(
                List.of("TLS_SELF_SIGNED"), alone(new Given(), azure ? LOGIN : SHOP, certificate("CN=box", "CN=box")));
    }

    @Test
    void aChainThatEndsInAPrivateRootIsNotSelfSigned() {
        var chain = List.of(LEAF, certificate("CN=Issuing CA", "CN=Issuing CA"));
        assertEquals(
                List.of("TLS_INTERCEPTED"),
                shown(LOGIN, tls(chain, true, NO_PATH, NO_PATH, NO_PATH)).roots());
    }

    @Test
    void aLoneCertificateOfAnUnknownIssuerIsInterception() {
        assertEquals(List.of("TLS_INTERCEPTED"), alone(new Given(), LOGIN, LEAF));
        assertEquals(List.of("TLS_UNTRUSTED_ROOT"), alone(new Given(), SHOP, LEAF));
    }

    @Test
    void anIssuerThatAnotherEndpointShowsIsOnlyMissing() {
        var elsewhere = shown(https("kv.vault.azure.net", "key-vault"), tls(CHAIN, true, TRUSTED, TRUSTED, TRUSTED));
        assertEquals(List.of("TLS_MISSING_INTERMEDIATE"), alone(elsewhere, LOGIN, LEAF));
        assertEquals(
                Confidence.CONFIRMED,
                elsewhere.finding("TLS_MISSING_INTERMEDIATE").confidence());
    }

    @Test
    void anIssuerThatOnlyAnInterceptorShowsIsNoProof() {
        var elsewhere = shown(https("kv.vault.azure.net", "key-vault"), tls(CHAIN, true, NO_PATH, NO_PATH, NO_PATH));
        assertEquals(
                List.of("TLS_INTERCEPTED"),
                alone(elsewhere, LOGIN, LEAF).stream().distinct().toList());
    }

    @Test
    void anIssuerOfTheSameNameWithAnotherKeyIsAnotherIssuer() {
        var issuer = keyed(ISSUER, "aa", null);
        var elsewhere = shown(
                https("kv.vault.azure.net", "key-vault"), tls(List.of(LEAF, issuer), true, TRUSTED, TRUSTED, TRUSTED));
        assertEquals(List.of("TLS_INTERCEPTED"), alone(elsewhere, LOGIN, keyed(LEAF, null, "bb")));
        assertEquals(
                List.of("TLS_MISSING_INTERMEDIATE"),
                alone(elsewhere, SHOP, keyed(LEAF, null, "aa")).stream()
                        .filter("TLS_MISSING_INTERMEDIATE"::equals)
                        .toList());
    }

    @Test
    void aCertificateThatSaysWhereItsIssuerIsMayOnlyLackIt() {
        var leaf = new CertificateFacts(
                LEAF.subject(),
                LEAF.issuer(),
                LEAF.names(),
                LEAF.notBefore(),
                LEAF.notAfter(),
                "RSA",
                2048,
                "SHA256withRSA",
                "00",
                null,
                null,
                false,
                List.of(),
                List.of("http://aia.example/issuing.cer"));
        assertEquals(List.of("TLS_MISSING_INTERMEDIATE"), alone(new Given(), LOGIN, leaf));
        assertEquals(
                Confidence.LIKELY,
                shown(LOGIN, tls(List.of(leaf), true, NO_PATH, NO_PATH, NO_PATH))
                        .finding("TLS_MISSING_INTERMEDIATE")
                        .confidence());
    }

    private static CertificateFacts keyed(CertificateFacts c, String subjectKeyId, String authorityKeyId) {
        return new CertificateFacts(
                c.subject(),
                c.issuer(),
                c.names(),
                c.notBefore(),
                c.notAfter(),
                c.keyAlgorithm(),
                c.keyBits(),
                c.signatureAlgorithm(),
                c.sha256(),
                subjectKeyId,
                authorityKeyId,
                c.ca(),
                c.revocationUrls(),
                c.issuerUrls());
    }

    // dates

    private static CertificateFacts dated(String subject, String issuer, Instant from, Instant until) {
        return new CertificateFacts(
                subject,
                issuer,
                List.of(),
                from,
                until,
                "RSA",
                2048,
                "SHA256withRSA",
                "00",
                null,
                null,
                false,
                List.of(),
                List.of());
    }

    private static TrustVerdict stoppedAt(String store, Verdict verdict, String subject) {
        return new TrustVerdict(store, verdict, "CN=Root CA", subject);
    }

    @Test
    void theCertificateThatIsOutOfDateIsNamedNotTheLeaf() {
        var chain = List.of(
                LEAF,
                dated("CN=Issuing CA", "CN=Root CA", Given.NOW.minusSeconds(900_000), Given.NOW.minusSeconds(60)));
        var given = shown(LOGIN, handshake("name", chain, true, stoppedAt("os", EXPIRED, "CN=Issuing CA")));
        assertEquals("CN=Issuing CA", given.finding("TLS_CERT_EXPIRED").args().get("subject"));
    }

    private static Given clock(Given given, Duration ahead) {
        for (var host : List.of("a.example.com", "b.example.com", "c.example.com")) {
            given.seen("core.endpoint", https(host, "generic"), dateOf(ahead));
        }
        return given;
    }

    private static HttpExchange dateOf(Duration ahead) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Given.NOW.minus(ahead).atOffset(ZoneOffset.UTC));
        return Given.http(200, new TreeMap<>(Map.of("date", date)));
    }

    private static Given outOfDate(Verdict verdict, Instant from, Instant until) {
        var leaf = dated("CN=leaf", "CN=Issuing CA", from, until);
        return shown(LOGIN, handshake("name", List.of(leaf, ISSUER), true, stoppedAt("os", verdict, "CN=leaf")));
    }

    @Test
    void anExpiredCertificateIsTheClocksFaultWhenTheClockIsAhead() {
        var given = clock(
                outOfDate(EXPIRED, Given.NOW.minus(Duration.ofDays(90)), Given.NOW.minus(Duration.ofDays(1))),
                Duration.ofDays(2));
        assertEquals(List.of("TIME_SKEW_AHEAD"), given.roots());
        assertTrue(given.everything().contains("TLS_CERT_EXPIRED " + LOGIN.id()), given.everything()::toString);
    }

    @Test
    void aCertificateThatIsNotValidYetIsTheClocksFaultWhenTheClockIsBehind() {
        var given = clock(
                outOfDate(NOT_YET_VALID, Given.NOW.plus(Duration.ofDays(1)), Given.NOW.plus(Duration.ofDays(90))),
                Duration.ofDays(-2));
        assertEquals(List.of("TIME_SKEW_BEHIND"), given.roots());
    }

    @Test
    void aCertificateThatIsExpiredAtTheServersTimeTooIsNotTheClocksFault() {
        var given = clock(
                outOfDate(EXPIRED, Given.NOW.minus(Duration.ofDays(90)), Given.NOW.minus(Duration.ofDays(9))),
                Duration.ofDays(2));
        assertEquals(List.of("TLS_CERT_EXPIRED", "TIME_SKEW_AHEAD"), given.roots());
    }

    @Test
    void aClockThatIsBehindDoesNotMakeACertificateExpire() {
        var given = clock(
                outOfDate(EXPIRED, Given.NOW.minus(Duration.ofDays(90)), Given.NOW.minus(Duration.ofDays(1))),
                Duration.ofDays(-2));
        assertEquals(List.of("TLS_CERT_EXPIRED", "TIME_SKEW_BEHIND"), given.roots());
    }

    @Test
    void withoutSkewAnExpiredCertificateIsItsOwnCause() {
        var given = clock(
                outOfDate(EXPIRED, Given.NOW.minus(Duration.ofDays(90)), Given.NOW.minus(Duration.ofDays(1))),
                Duration.ZERO);
        assertEquals(List.of("TLS_CERT_EXPIRED"), given.roots());
    }

    // several targets

    @Test
    void oneInterceptorOfTwoNamesIsOneFinding() {
        var given = shown(LOGIN, tls(CHAIN, true, NO_PATH, NO_PATH, NO_PATH));
        shown(given, https("kv.vault.azure.net", "key-vault"), tls(CHAIN, true, NO_PATH, NO_PATH, NO_PATH));
        assertEquals(List.of("TLS_INTERCEPTED"), given.roots());
        assertEquals(2, given.finding("TLS_INTERCEPTED").targets().size());
        assertEquals("CN=Root CA", given.finding("TLS_INTERCEPTED").args().get("root"));
    }

    @Test
    void aConstraintThatOnlyTheSystemObjectsToIsNotAMissingRoot() {
        assertEquals(List.of("TLS_UNTRUSTED_ROOT"), roots(LOGIN, true, REJECTED, TRUSTED, TRUSTED));
        assertEquals(
                Confidence.LIKELY,
                shown(LOGIN, tls(CHAIN, true, REJECTED, TRUSTED, TRUSTED))
                        .finding("TLS_UNTRUSTED_ROOT")
                        .confidence());
    }
}
