package io.azreach.azure.ike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.azure.support.Scene;
import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.IkeAnswer;
import io.azreach.model.evidence.IkeAnswer.Kind;
import io.azreach.model.evidence.NameLookup;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IkeRulesTest {
    private static final Target GATEWAY = Target.of("ike", new HostPort("gw.contoso.example", 500));
    private static final List<String> OFFER = List.of("aes256-sha1-modp1024", "aes128-sha1-modp1024");
    private static final Duration TOOK = Duration.ofMillis(12);

    static Stream<Arguments> scenes() {
        return Stream.of(
                says("both ports answer", "", taken(500, false), taken(4500, false)),
                says("UDP 500 is filtered", "VPN_UDP500_BLOCKED blocker confirmed", silent(500), taken(4500, true)),
                says(
                        "UDP 500 is rejected by a firewall",
                        "VPN_UDP500_BLOCKED blocker confirmed",
                        failed(500, FailureKind.HOST_UNREACHABLE),
                        taken(4500, true)),
                says(
                        "UDP 4500 is filtered behind a translator",
                        "VPN_UDP4500_BLOCKED blocker confirmed",
                        taken(500, true),
                        silent(4500)),
                says(
                        "UDP 4500 is filtered where nothing translates",
                        "VPN_UDP4500_BLOCKED degraded confirmed",
                        taken(500, false),
                        silent(4500)),
                says(
                        "the peer never spoke of translators and is silent on UDP 4500",
                        "VPN_UDP4500_BLOCKED blocker likely",
                        taken(500, null),
                        silent(4500)),
                says("neither port answers", "VPN_PEER_UNREACHABLE blocker likely", silent(500), silent(4500)),
                says(
                        "nobody listens at the address",
                        "VPN_PEER_UNREACHABLE blocker likely",
                        failed(500, FailureKind.REFUSED),
                        failed(4500, FailureKind.REFUSED)),
                says(
                        "one of two addresses answers",
                        "",
                        silent(500),
                        silent(4500),
                        taken(500, false),
                        taken(4500, false)),
                says("the run ended before UDP 4500", "", taken(500, true), failed(4500, FailureKind.CANCELLED)),
                says("UDP 4500 was not asked", "", silent(500)),
                says(
                        "the gateway refuses the offer",
                        "VPN_IKE_POLICY_MISMATCH blocker likely",
                        refused(500, "NO_PROPOSAL_CHOSEN"),
                        refused(4500, "NO_PROPOSAL_CHOSEN")),
                says(
                        "the gateway refuses the offer and takes another",
                        "VPN_IKE_POLICY_MISMATCH blocker confirmed",
                        refused(500, "NO_PROPOSAL_CHOSEN"),
                        refused(4500, "NO_PROPOSAL_CHOSEN"),
                        other(500, "aes256gcm16-prfsha384-ecp384")),
                says(
                        "the gateway wants a group that is not offered",
                        "VPN_IKE_POLICY_MISMATCH blocker likely",
                        refused(500, "INVALID_KE_PAYLOAD"),
                        refused(4500, "INVALID_KE_PAYLOAD")),
                says(
                        "a gateway of version 1 only",
                        "VPN_IKE_POLICY_MISMATCH blocker likely",
                        answer(500, "sa-init", Kind.OTHER, "IKEv1", null, null, null),
                        answer(4500, "sa-init", Kind.OTHER, "IKEv1", null, null, null)),
                says(
                        "a refusal beside a filtered port",
                        "VPN_UDP4500_BLOCKED blocker likely, VPN_IKE_POLICY_MISMATCH blocker likely",
                        refused(500, "NO_PROPOSAL_CHOSEN"),
                        silent(4500)),
                says(
                        "an error that is not about the offer",
                        "",
                        refused(500, "TEMPORARY_FAILURE"),
                        refused(4500, "TEMPORARY_FAILURE")),
                says(
                        "the key is wrong",
                        "VPN_PSK_MISMATCH blocker likely",
                        taken(500, false),
                        taken(4500, false),
                        answer(4500, "auth", Kind.NOTIFY, "AUTHENTICATION_FAILED", null, null, null)),
                says(
                        "the key is right",
                        "",
                        taken(500, false),
                        taken(4500, false),
                        answer(4500, "auth", Kind.AUTHENTICATED, null, OFFER.get(0), null, null)),
                says(
                        "nothing came back on the proof of the key",
                        "",
                        taken(500, false),
                        taken(4500, false),
                        answer(4500, "auth", Kind.NOTHING, null, null, null, Failure.of(FailureKind.TIMEOUT))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenes")
    void gatewaysAreJudgedByTheirAnswers(String what, String expected, List<Evidence> evidence) {
        var said = findings(evidence).stream()
                .map(f -> (f.id() + " " + f.severity() + " " + f.confidence()))
                .map(line -> line.substring(0, line.indexOf(' '))
                        + line.substring(line.indexOf(' ')).toLowerCase(java.util.Locale.ROOT))
                .toList();
        assertEquals(expected, String.join(", ", said), what);
    }

    @Test
    void aNameWithoutAnAddressIsNoMatterOfTheGateway() {
        var lookup = new NameLookup("gw.contoso.example", List.of(), TOOK, Failure.of(FailureKind.NAME_NOT_RESOLVED));
        assertEquals(List.of(), findings(List.of(lookup)));
    }

    @Test
    void theRefusalNamesWhatWasOfferedAndWhatIsWanted() {
        var finding = findings(List.of(
                        refused(500, "NO_PROPOSAL_CHOSEN"),
                        refused(4500, "NO_PROPOSAL_CHOSEN"),
                        other(500, "aes256gcm16-prfsha384-ecp384")))
                .get(0);
        assertEquals(
                "aes256-sha1-modp1024, aes128-sha1-modp1024", finding.args().get("offered"));
        assertEquals("aes256gcm16-prfsha384-ecp384", finding.args().get("wanted"));
        assertEquals("NO_PROPOSAL_CHOSEN", finding.args().get("notify"));
        assertEquals("gw.contoso.example", finding.args().get("gateway"));
        assertEquals("203.0.113.7", finding.args().get("address"));
        assertEquals("500, 4500", finding.args().get("port"));
        assertEquals(List.of("gw.contoso.example:500"), finding.targetIds());
        assertFalse(finding.args().containsKey("group"));
    }

    @Test
    void aBlockedPortNamesItselfAndItsFailure() {
        var finding = findings(List.of(taken(500, true), silent(4500))).get(0);
        assertEquals("4500", finding.args().get("port"));
        assertEquals("TIMEOUT", finding.args().get("failure"));
        assertTrue(finding.excluded().toString().contains("VPN_PEER_UNREACHABLE"));
        assertEquals(Severity.BLOCKER, finding.severity());
        assertEquals(Confidence.CONFIRMED, finding.confidence());
    }

    private static List<Finding> findings(List<? extends Evidence> evidence) {
        return new Scene().seen(GATEWAY, evidence.toArray(Evidence[]::new)).findings(IkeRules.all());
    }

    private static Arguments says(String what, String expected, Evidence... evidence) {
        return Arguments.of(what, expected, Arrays.asList(evidence));
    }

    private static IkeAnswer taken(int port, @Nullable Boolean translated) {
        return answer(port, "sa-init", Kind.SA_INIT, null, OFFER.get(0), translated, null);
    }

    private static IkeAnswer refused(int port, String notification) {
        return answer(port, "sa-init", Kind.NOTIFY, notification, null, null, null);
    }

    private static IkeAnswer silent(int port) {
        return failed(port, FailureKind.TIMEOUT);
    }

    private static IkeAnswer failed(int port, FailureKind kind) {
        return answer(port, "sa-init", Kind.NOTHING, null, null, null, Failure.of(kind));
    }

    private static IkeAnswer other(int port, String chosen) {
        var one = answer(port, "sa-init", Kind.SA_INIT, null, chosen, null, null);
        return new IkeAnswer(
                one.address(),
                port,
                "sa-init",
                List.of("everything"),
                one.kind(),
                null,
                chosen,
                null,
                null,
                TOOK,
                null);
    }

    private static IkeAnswer answer(
            int port,
            String exchange,
            Kind kind,
            @Nullable String notification,
            @Nullable String chosen,
            @Nullable Boolean translated,
            @Nullable Failure failure) {
        return new IkeAnswer(
                address(), port, exchange, OFFER, kind, notification, chosen, null, translated, TOOK, failure);
    }

    private static InetAddress address() {
        return io.azreach.net.Literals.parse("203.0.113.7");
    }
}
