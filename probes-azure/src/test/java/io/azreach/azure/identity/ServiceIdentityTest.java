package io.azreach.azure.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.azure.support.CurlCapture;
import io.azreach.azure.support.Handshakes;
import io.azreach.model.Confidence;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.TlsHandshake;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceIdentityTest {
    private static final String HOST = "endpoint.example";

    @ParameterizedTest
    @CsvSource({
        "storage, blob-get-400-ok.txt",
        "storage, blob-head-400-ok.txt",
        "storage, blob-privatelink-400-ok.txt",
        "storage, proxy-ok.txt",
        "entra, entra-head-302-ok.txt",
        "entra-partner, entra-head-302-ok.txt",
        "keyvault, keyvault-healthstatus-200-ok.txt",
        "servicebus, servicebus-get-200-ok.txt",
        "servicebus, servicebus-head-200-ok.txt",
        "asr, asr-head-404-ok.txt"
    })
    void healthyCapturesReachTheService(String service, String file) {
        var exchange = CurlCapture.exchange(HOST, file);
        for (var handshake : List.of(Handshakes.genuine(HOST), Handshakes.replaced(HOST))) {
            assertEquals(Reason.SERVICE, judge(service, handshake, exchange).reason());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "storage, block-page-200.txt",
        "entra, block-page-200.txt",
        "asr, block-page-200.txt",
        "backup, block-page-200.txt",
        "storage, block-page-200-head.txt",
        "asr, block-page-200-head.txt",
        "storage, proxy-denied-403.txt",
        "asr, proxy-denied-403.txt"
    })
    void pagesOfFiltersAreNotTheService(String service, String file) {
        var identity = judge(service, Handshakes.replaced(HOST), CurlCapture.exchange(HOST, file));
        assertEquals(Reason.BLOCK_PAGE, identity.reason());
        assertEquals(Standing.NOT_THE_SERVICE, identity.standing());
    }

    @ParameterizedTest
    @CsvSource({"proxy-auth-required-407.txt", "proxy-upstream-failed-5xx.txt"})
    void errorsOfProxiesAreNotTheService(String file) {
        var identity = judge("asr", Handshakes.replaced(HOST), CurlCapture.exchange(HOST, file));
        assertEquals(Reason.PROXY_ERROR, identity.reason());
    }

    @Test
    void storageRefusesAnOldTlsVersionItself() {
        var exchange = CurlCapture.exchange(HOST, "storage-tls-version-not-permitted.txt");
        var identity = judge("storage", Handshakes.genuine(HOST), exchange);
        assertEquals(new ServiceIdentity(Reason.TLS_VERSION, Confidence.CONFIRMED), identity);
        assertEquals(Standing.REFUSED_BY_THE_SERVICE, identity.standing());
    }

    @Test
    void entraIsKnownByItsDocument() {
        var exchange = CurlCapture.answer(HOST, 200, "{\"token_endpoint\":\"https://a/\",\"issuer\":\"https://a/\"}");
        assertEquals(
                Reason.SERVICE,
                judge("entra", Handshakes.genuine(HOST), exchange).reason());
    }

    @Test
    void anEmptyPageIsNotTheServiceWhereItsMarksAreKnown() {
        var exchange = CurlCapture.answer(HOST, 200, "hello");
        assertEquals(
                Reason.OTHER_SERVER,
                judge("storage", Handshakes.genuine(HOST), exchange).reason());
    }

    @Test
    void servicesWhoseAnswerWasNeverSeenAreUnverifiedAndNeverFailed() {
        for (var service : Set.of("asr", "automation", "backup", "telemetry", "pki")) {
            for (int status : new int[] {200, 301, 400, 403, 404}) {
                var exchange = CurlCapture.answer(HOST, status, "");
                var identity = judge(service, Handshakes.genuine(HOST), exchange);
                assertEquals(Standing.UNVERIFIED, identity.standing(), service + " " + status);
            }
        }
    }

    @Test
    void stockPageOfTheWebServerOfBackupIsNoBlockPage() {
        var body = "<html><head><title>403 - Forbidden: Access is denied.</title></head><body>"
                + "You do not have permission to view this directory or page using the credentials that you supplied."
                + "</body></html>";
        var exchange = CurlCapture.with(CurlCapture.answer(HOST, 403, body), "Server", "Microsoft-IIS/10.0");
        assertEquals(
                Reason.SERVICE,
                judge("backup", Handshakes.replaced(HOST), exchange).reason());
    }

    @Test
    void headersOfAnInspectingProxyDoNotHideAStrongIdentity() {
        var exchange =
                CurlCapture.with(CurlCapture.exchange(HOST, "blob-get-400-ok.txt"), "Via", "1.1 proxy.contoso.example");
        assertEquals(
                Reason.SERVICE,
                judge("storage", Handshakes.replaced(HOST), exchange).reason());
    }

    @Test
    void signsOfAFilterBeatAWeakIdentity() {
        var page = "<html><title>Web filter</title>Blocked by policy</html>";
        var exchange = CurlCapture.with(CurlCapture.answer(HOST, 403, page), "Server", "Microsoft-HTTPAPI/2.0");
        assertEquals(
                Reason.BLOCK_PAGE,
                judge("asr", Handshakes.replaced(HOST), exchange).reason());
    }

    @Test
    void aFilterThatNamesItselfIsBelievedBehindAGenuineCertificateToo() {
        var plain = CurlCapture.answer(HOST, 403, "Forbidden by policy.");
        var named = CurlCapture.with(plain, "Server", "Zscaler/6.2");
        assertEquals(
                new ServiceIdentity(Reason.BLOCK_PAGE, Confidence.LIKELY),
                judge("entra", Handshakes.genuine(HOST), named));
        assertEquals(
                Reason.OTHER_SERVER,
                judge("entra", Handshakes.genuine(HOST), plain).reason());
    }

    @ParameterizedTest
    @CsvSource({"asr, 403", "entra, 200", "storage, 403"})
    void aPageForPeopleThatSaysItBlocksIsNoService(String service, int status) {
        var page = "<html><h1>Access Denied</h1>This site has been blocked by your administrator.</html>";
        assertEquals(
                Reason.BLOCK_PAGE,
                judge(service, Handshakes.genuine(HOST), CurlCapture.answer(HOST, status, page))
                        .reason());
    }

    @Test
    void aRedirectToARefusalIsABlockPageAndAnyOtherForeignOneIsNot() {
        var refused =
                CurlCapture.with(CurlCapture.answer(HOST, 302, ""), "Location", "http://gate.corp.example/deny?cat=12");
        var moved = CurlCapture.with(CurlCapture.answer(HOST, 302, ""), "Location", "http://www.corp.example/");
        assertEquals(
                Reason.BLOCK_PAGE,
                judge("asr", Handshakes.genuine(HOST), refused).reason());
        assertEquals(
                Reason.FOREIGN_REDIRECT,
                judge("asr", Handshakes.genuine(HOST), moved).reason());
    }

    @Test
    void aPortalIsNamedByWhatItsPageLinksTo() {
        var page = "<html><a href='http://login.guest.example/start'>Log in to the guest network</a></html>";
        assertEquals(
                "login.guest.example", new Answer("asr", HOST, null, CurlCapture.answer(HOST, 511, page)).portal());
        assertEquals(HOST, new Answer("asr", HOST, null, CurlCapture.answer(HOST, 511, "")).portal());
    }

    @Test
    void wordsOfAPageAreShortAndOnOneLine() {
        var page = "<html><head><title>Access\nblocked</title></head><body><h1>Blocked by <b>policy</b></h1>"
                + "<p>Contact it@contoso.example, reference NG-4711.</p></body></html>";
        var answer = new Answer("asr", HOST, null, CurlCapture.answer(HOST, 403, page));
        assertEquals("Access blocked: Blocked by policy", answer.pageWords());
        assertEquals("NG-4711", answer.pageReference());
        var endless = new Answer("asr", HOST, null, CurlCapture.answer(HOST, 403, "x".repeat(500)));
        assertTrue(endless.pageWords().length() <= 120);
    }

    private static ServiceIdentity judge(String service, TlsHandshake handshake, HttpExchange exchange) {
        return ServiceIdentity.of(new Answer(service, HOST, handshake, exchange));
    }
}
