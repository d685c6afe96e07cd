package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static io.azreach.testkit.Given.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.FailureKind;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handshakes that succeed and still bear a risk, and the lists of revoked certificates behind them. */
class CertificateRisksRuleTest {
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final Target OWN = https("intranet.corp", "generic");
    private static final String ADDRESS = "203.0.113.5";

    private static CertificateFacts certificate(String issuer, String key, int bits, String signature) {
        return new CertificateFacts(
                "CN=login",
                issuer,
                List.of("login.microsoftonline.com"),
                Given.NOW.minus(Duration.ofDays(100)),
                Given.NOW.plus(Duration.ofDays(100)),
                key,
                bits,
                signature,
                "00",
                null,
                null,
                false,
                List.of("http://crl.example.net/ca.crl", "ldap://directory/ca", "http://ocsp.example.net:8080/"),
                List.of());
    }

    private static CertificateFacts good() {
        return certificate("CN=Issuing CA", "RSA", 2048, "SHA256withRSA");
    }

    private static TlsHandshake secured(
            String protocol, CertificateFacts certificate, Verdict os, Verdict azure, Verdict jvm) {
        return new TlsHandshake(
                LOGIN.host(),
                Given.address(ADDRESS),
                443,
                protocol,
                "SUITE",
                List.of(certificate),
                true,
                List.of(verdict("os", os), verdict("azure", azure), verdict("jvm", jvm)),
                null,
                4000,
                Duration.ofMillis(20),
                null);
    }

    private static TlsHandshake trusted(String protocol, CertificateFacts certificate) {
        return secured(protocol, certificate, Verdict.TRUSTED, Verdict.TRUSTED, Verdict.TRUSTED);
    }

    private static Given seen(Target target, TlsHandshake tls) {
        return new Given()
                .seen(
                        "core.endpoint",
                        target,
                        lookup(target.host(), ADDRESS),
                        connected(ADDRESS),
                        tls,
                        http(200, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3,''", "TLSv1.2,''", "TLSv1.1,TLS_OLD_VERSION_USED", "TLSv1,TLS_OLD_VERSION_USED"})
    void anOldVersionThatIsStillAgreedIsARisk(String version, String expected) {
        var found = seen(LOGIN, trusted(version, good())).roots();
        assertEquals(expected, String.join(" ", found));
    }

    @ParameterizedTest
    @CsvSource({
        "CN=CA,    RSA, 2048, SHA256withRSA,   ''",
        "CN=CA,    EC,   256, SHA384withECDSA, ''",
        "CN=CA,    RSA,    0, SHA256withRSA,   ''",
        "CN=login, RSA, 4096, SHA1withRSA,     ''",
        "CN=CA,    RSA, 1024, SHA256withRSA,   TLS_WEAK_CERT",
        "CN=CA,    RSA, 4096, SHA1withRSA,     TLS_WEAK_CERT",
        "CN=CA,    RSA, 4096, MD5withRSA,      TLS_WEAK_CERT"
    })
    void aShortKeyOrAnOldSignatureIsARisk(String issuer, String key, int bits, String signature, String expected) {
        var found = seen(LOGIN, trusted("TLSv1.3", certificate(issuer, key, bits, signature)));
        assertEquals(expected, String.join(" ", found.roots()));
    }

    @ParameterizedTest
    @CsvSource({
        "TRUSTED, TRUSTED, TRUSTED,          false, ''",
        "TRUSTED, TRUSTED, STORE_UNREADABLE, false, ''",
        "TRUSTED, TRUSTED, NO_PATH,          false, TLS_TRUST_STORES_DIFFER",
        "TRUSTED, NO_PATH, NO_PATH,          false, TLS_INTERCEPTED_TRUSTED",
        "TRUSTED, NO_PATH, NO_PATH,          true,  TLS_TRUST_STORES_DIFFER",
        "NO_PATH, TRUSTED, NO_PATH,          false, TLS_ROOT_STORE_OUTDATED"
    })
    void storesDifferWhereOneTrustsTheGenuineCertificateAndOneDoesNot(
            Verdict os, Verdict azure, Verdict jvm, boolean own, String expected) {
        var found = seen(own ? OWN : LOGIN, secured("TLSv1.3", good(), os, azure, jvm));
        assertEquals(expected, String.join(" ", found.roots()));
    }

    @Test
    void rootsThatTheUserNamedAreNotTheMachines() {
        var tls = secured("TLSv1.3", good(), Verdict.TRUSTED, Verdict.TRUSTED, Verdict.NO_PATH);
        assertEquals(List.of(), seen(LOGIN, tls).setting("trust", "ca.pem").roots());
    }

    private static Given revocation(Given given, io.azreach.model.Evidence... evidence) {
        var crl = new Target("tcp", "crl.example.net", 80, "/", "generic", Map.of(), Route.DIRECT);
        return given.answered("core.endpoint", crl, evidence);
    }

    private static Given fine() {
        return seen(LOGIN, trusted("TLSv1.3", good()));
    }

    @Test
    void aListOfRevokedCertificatesOutOfReachIsARiskOnWindows() {
        var silent = unconnected(ADDRESS, FailureKind.TIMEOUT, 3300);
        var given = revocation(fine().onWindows(), lookup("crl.example.net", ADDRESS), silent);
        assertEquals(List.of("TLS_REVOCATION_UNREACHABLE"), given.roots());
        var args = given.finding("TLS_REVOCATION_UNREACHABLE").args();
        assertEquals("http://crl.example.net/ca.crl", args.get("url"));
        assertEquals("TIMEOUT", args.get("detail"));
        assertEquals(
                List.of(),
                revocation(fine(), lookup("crl.example.net", ADDRESS), silent).roots());
    }

    @Test
    void aListWhoseNameIsUnknownIsOutOfReach() {
        assertEquals(
                List.of("TLS_REVOCATION_UNREACHABLE"),
                revocation(fine().onWindows(), lookup("crl.example.net")).roots());
    }

    @Test
    void aListWithinReachOrNotAskedForIsNoRisk() {
        assertEquals(
                List.of(),
                revocation(fine().onWindows(), lookup("crl.example.net", ADDRESS), connected(ADDRESS))
                        .roots());
        assertEquals(List.of(), fine().onWindows().roots());
    }
}
