package io.azreach.azure.rule;

import static io.azreach.azure.support.CurlCapture.answer;
import static io.azreach.azure.support.CurlCapture.as;
import static io.azreach.azure.support.CurlCapture.exchange;
import static io.azreach.azure.support.CurlCapture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.azure.AzurePlugin;
import io.azreach.azure.support.Handshakes;
import io.azreach.azure.support.Scene;
import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.TcpConnect;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AzureRulesTest {
    private static final String BLOB = "cache01.blob.core.windows.net";
    private static final String LOGIN = "login.microsoftonline.com";
    private static final String ASR = "pod01-rcm1.jpe.hypervrecoverymanager.windowsazure.com";
    private static final String VAULT = "kv01.vault.azure.net";
    private static final String BUS = "ns01.servicebus.windows.net";
    private static final String PORTAL = "http://portal.guest.example/login?src=guest";
    private static final Duration QUICK = Duration.ofMillis(20);

    static Stream<Arguments> scenes() {
        return Stream.of(
                scene("HTTP_BLOCK_PAGE", filtered("asr", ASR, exchange(ASR, "block-page-200.txt"))),
                scene("", genuine("asr", ASR, exchange(ASR, "asr-head-404-ok.txt"))),
                scene(
                        "HTTP_AZFW_DENIED",
                        filtered("asr", ASR, answer(ASR, 470, "Action: Deny. Reason: No rule matched."))),
                scene("HTTP_CAPTIVE_PORTAL", portal("storage", BLOB, 302, PORTAL)),
                scene("HTTP_CAPTIVE_PORTAL", portal("asr", ASR, 511, "")),
                scene(
                        "",
                        genuine(
                                "entra",
                                LOGIN,
                                with(answer(LOGIN, 302, ""), "Location", "https://www.office.com/login"))),
                scene("HTTP_REDIRECT_UNEXPECTED", portal("storage", BLOB, 302, "https://other.example/x")),
                scene(
                        "HTTP_NOT_THE_SERVICE",
                        genuine("storage", BLOB, answer(BLOB, 200, "<html><h1>It works!</h1></html>"))),
                scene("", genuine("storage", BLOB, exchange(BLOB, "blob-get-400-ok.txt"))),
                scene("HTTP_STORAGE_NETWORK_RULE", genuine("storage", BLOB, storage(403, "AuthorizationFailure"))),
                scene("", genuine("storage", BLOB, storage(403, "AuthenticationFailed"))),
                scene("", genuine("storage", BLOB, storage(409, "PublicAccessNotPermitted"))),
                scene("STORAGE_ACCOUNT_MISSING", genuine("storage", BLOB, storage(404, "ResourceNotFound"))),
                scene("", genuine("storage", BLOB, storage(404, "BlobNotFound"))),
                scene(
                        "STORAGE_AUTH_FAILED",
                        genuine("storage", BLOB, as(storage(403, "AuthenticationFailed"), "PUT", QUICK))),
                scene(
                        "STORAGE_KEY_AUTH_DISABLED",
                        genuine("storage", BLOB, storage(403, "KeyBasedAuthenticationNotPermitted"))),
                scene(
                        "HTTP_KEYVAULT_FIREWALL",
                        genuine("keyvault", VAULT, vault(403, "{\"code\":\"ForbiddenByFirewall\"}"))),
                scene("", genuine("keyvault", VAULT, vault(401, "{\"code\":\"Unauthorized\"}"))),
                scene(
                        "HTTP_SERVICEBUS_IP_FILTER",
                        genuine("servicebus", BUS, bus("Ip has been prevented to connect to the endpoint."))),
                scene("", genuine("servicebus", BUS, bus("Authorization header is missing."))),
                scene(
                        "HTTP_SERVICE_UNAVAILABLE",
                        genuine("asr", ASR, answer(ASR, 503, "<h2>Our services aren't available right now</h2>"))),
                scene(
                        "HTTP_BLOCK_PAGE",
                        filtered("asr", ASR, answer(ASR, 503, "<html><h1>Blocked by web filter</h1></html>"))),
                scene("", filtered("asr", ASR, exchange(ASR, "proxy-upstream-failed-5xx.txt"))),
                scene(
                        "HTTP_THROTTLED",
                        genuine("storage", BLOB, with(storage(429, "TooManyRequests"), "Retry-After", "7"))),
                scene("HTTP_THROTTLED", genuine("storage", BLOB, storage(503, "ServerBusy"))),
                scene("HTTP_SERVICE_UNAVAILABLE", genuine("storage", BLOB, storage(503, "InternalError"))),
                scene("HTTP_SLOW", slow(Duration.ofSeconds(7), QUICK)),
                scene("", slow(Duration.ofSeconds(7), Duration.ofSeconds(3))),
                scene("", slow(Duration.ofSeconds(4), QUICK)),
                scene("HTTP_METHOD_BLOCKED", writes(as(exchange(BLOB, "block-page-200.txt"), "PUT", QUICK))),
                scene("", writes(as(storage(201, ""), "PUT", QUICK))),
                scene("AZ_IMDS_UNREACHABLE", platform(true, "169.254.169.254", 80, FailureKind.TIMEOUT)),
                scene("", platform(false, "169.254.169.254", 80, FailureKind.TIMEOUT)),
                scene("AZ_WIRESERVER_UNREACHABLE", platform(true, "168.63.129.16", 80, FailureKind.TIMEOUT)),
                scene("", platform(true, "168.63.129.16", 32526, FailureKind.REFUSED)));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("scenes")
    void everyCauseIsToldFromItsLookAlikes(String expected, Scene scene) {
        assertEquals(
                expected.isEmpty() ? List.of() : List.of(expected),
                findings(scene).stream().map(f -> f.id().value()).toList());
    }

    @Test
    void blockPageNamesTheFilter() {
        var args =
                only(filtered("asr", ASR, exchange(ASR, "block-page-200.txt"))).args();
        assertEquals("Access blocked", args.get("page"));
        assertEquals("WebGateway", args.get("server"));
        assertEquals("CN=Contoso Inspection CA", args.get("issuer"));
        assertEquals(ASR, args.get("host"));
    }

    @Test
    void oneForeignHostForSeveralServicesIsAPortalEvenWithoutLoginWords() {
        var scene = portal("storage", BLOB, 302, "http://192.0.2.9/x");
        scene.endpoint(
                "asr",
                ASR,
                Handshakes.foreign(ASR, "gw.example"),
                with(answer(ASR, 302, ""), "Location", "http://192.0.2.9/x"));
        for (var finding : findings(scene)) {
            assertEquals("HTTP_CAPTIVE_PORTAL", finding.id().value());
            assertEquals("192.0.2.9", finding.args().get("portal"));
            assertEquals(Confidence.CONFIRMED, finding.confidence());
        }
        assertEquals(2, findings(scene).size());
    }

    @Test
    void storageFirewallNamesTheAccount() {
        var args = only(genuine("storage", BLOB, storage(403, "AuthorizationFailure")))
                .args();
        assertEquals(
                Map.of("account", "cache01", "code", "AuthorizationFailure", "status", "403"),
                Map.of(
                        "account", String.valueOf(args.get("account")),
                        "code", String.valueOf(args.get("code")),
                        "status", String.valueOf(args.get("status"))));
    }

    @Test
    void serviceThatServedOtherRequestsIsDegradedOnly() {
        var scene = genuine("storage", BLOB, with(storage(503, "InternalError"), "Retry-After", "300"));
        var alone = only(scene);
        assertEquals(Severity.BLOCKER, alone.severity());
        assertEquals("300", alone.args().get("retryAfter"));
        assertEquals(
                Severity.DEGRADED,
                only(scene.endpoint("storage", BLOB, exchange(BLOB, "blob-get-400-ok.txt")))
                        .severity());
    }

    @Test
    void targetsOfUnknownServiceAreKnownByTheirName() {
        assertEquals(
                "HTTP_STORAGE_NETWORK_RULE",
                only(genuine("generic", BLOB, storage(403, "AuthorizationFailure")))
                        .id()
                        .value());
        var elsewhere =
                new Scene().endpoint("generic", "www.example.org", answer("www.example.org", 403, "Blocked by policy"));
        assertEquals(List.of(), findings(elsewhere));
    }

    @Test
    void everyFindingIsDeclared() {
        var declared = new AzurePlugin()
                .findingTypes().stream().map(t -> t.id().value()).toList();
        scenes().map(s -> (String) s.get()[0])
                .filter(id -> !id.isEmpty())
                .forEach(id -> assertEquals(true, declared.contains(id), id));
    }

    private static Arguments scene(String expected, Scene scene) {
        return Arguments.of(expected, scene);
    }

    private static Scene genuine(String service, String host, HttpExchange exchange) {
        return new Scene().endpoint(service, host, Handshakes.genuine(host), exchange);
    }

    private static Scene filtered(String service, String host, HttpExchange exchange) {
        return new Scene().endpoint(service, host, Handshakes.replaced(host), exchange);
    }

    private static Scene portal(String service, String host, int status, String location) {
        var exchange = answer(host, status, "");
        return new Scene()
                .endpoint(
                        service,
                        host,
                        Handshakes.foreign(host, "gw.example"),
                        location.isEmpty() ? exchange : with(exchange, "Location", location));
    }

    private static HttpExchange storage(int status, String code) {
        var exchange = with(answer(BLOB, status, ""), "x-ms-request-id", "00000000-0000-0000-0000-000000000000");
        return code.isEmpty() ? exchange : with(exchange, "x-ms-error-code", code);
    }

    private static HttpExchange vault(int status, String body) {
        return with(answer(VAULT, status, body), "x-ms-keyvault-service-version", "1.9.2000.1");
    }

    private static HttpExchange bus(String detail) {
        return answer(BUS, 401, "<Error><Code>401</Code><Detail>" + detail + " TrackingId:1_G2</Detail></Error>");
    }

    private static Scene slow(Duration answered, Duration connected) {
        var exchange = as(exchange(BLOB, "blob-get-400-ok.txt"), "GET", answered);
        return new Scene()
                .endpoint(
                        "storage",
                        BLOB,
                        connect("192.0.2.1", 443, connected, null),
                        Handshakes.genuine(BLOB),
                        exchange);
    }

    private static Scene writes(HttpExchange write) {
        return new Scene()
                .endpoint("storage", BLOB, Handshakes.replaced(BLOB), exchange(BLOB, "blob-get-400-ok.txt"), write);
    }

    private static Scene platform(boolean insideAzure, String address, int port, FailureKind why) {
        Evidence dns = new DnsAnswer(
                new HostPort("168.63.129.16", 53),
                "udp",
                LOGIN,
                "A",
                true,
                false,
                insideAzure ? "NOERROR" : null,
                false,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                QUICK,
                null);
        return new Scene()
                .endpoint("entra", LOGIN, dns)
                .seen(Target.MACHINE, connect(address, port, QUICK, Failure.of(why)));
    }

    private static TcpConnect connect(String literal, int port, Duration took, @Nullable Failure why) {
        try {
            return new TcpConnect(InetAddress.getByName(literal), port, null, null, took, why);
        } catch (UnknownHostException notALiteral) {
            throw new IllegalArgumentException(literal, notALiteral);
        }
    }

    private static Finding only(Scene scene) {
        var all = findings(scene);
        assertEquals(1, all.size(), all.toString());
        return all.get(0);
    }

    private static List<Finding> findings(Scene scene) {
        return scene.findings(new AzurePlugin().rules());
    }
}
