package io.azreach.diagnose;

import static io.azreach.testkit.Given.certificate;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.dns;
import static io.azreach.testkit.Given.dnsFailure;
import static io.azreach.testkit.Given.handshake;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.DnsStray;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DnsInterceptionRuleTest {
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final String ADDRESS = "203.0.113.5";
    private static final String SERVER = "10.0.0.53";

    private static Given reached(boolean genuine) {
        var verdict = genuine ? Verdict.TRUSTED : Verdict.NO_PATH;
        return new Given()
                .seen("core.name-servers", LOGIN, dns(SERVER, LOGIN.host(), "NOERROR", ADDRESS))
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS),
                        connected(ADDRESS),
                        handshake(
                                LOGIN.host(),
                                List.of(certificate("CN=login", "CN=Issuing CA")),
                                genuine,
                                verdict("os", verdict),
                                verdict("azure", verdict),
                                verdict("jvm", verdict)),
                        http(200, Map.of()));
    }

    private static Given nobodySays(Given given, DnsAnswer answer) {
        var nobody = new HostPort("192.0.2.1", 53);
        return given.answered(Contrasts.query(LOGIN.host(), "entra", nobody, Contrasts.Way.BRIEF), answer);
    }

    @Test
    void anAnswerOfNobodyBehindAWrongAddressIsSomebodyElses() {
        var given = nobodySays(reached(false), dns("192.0.2.1", LOGIN.host(), "NOERROR", ADDRESS));
        var finding = given.finding("DNS_INTERCEPTED");
        assertEquals(Severity.RISK, finding.severity());
        assertEquals(SERVER, finding.args().get("server"));
    }

    @Test
    void silenceOfNobodyIsAsItShouldBe() {
        var silence = dnsFailure("192.0.2.1", LOGIN.host(), "A", "udp", FailureKind.TIMEOUT);
        assertFalse(nobodySays(reached(false), silence).everything().toString().contains("DNS_INTERCEPTED"));
    }

    @Test
    void nobodyIsNotAskedWhereTheServiceIsReached() {
        var given = nobodySays(reached(true), dns("192.0.2.1", LOGIN.host(), "NOERROR", ADDRESS));
        assertEquals(List.of(), given.roots());
    }

    private static final String OTHER = "203.0.113.9";

    private static Given asked(Given given, Contrasts.Way way, DnsAnswer... answers) {
        return given.answered(Contrasts.query(LOGIN.host(), "entra", new HostPort(SERVER, 53), way), answers);
    }

    private static DnsAnswer overTcp(String address) {
        return dns(SERVER, LOGIN.host(), "A", "tcp", "NOERROR", false, List.of(), address);
    }

    private static DnsAnswer overUdp(String address) {
        return dns(SERVER, LOGIN.host(), "NOERROR", address);
    }

    private static Given otherAddress(Given given, boolean genuine) {
        return given.answered(
                Contrasts.endpointAt(LOGIN, Given.address(OTHER)),
                connected(OTHER),
                handshake(
                        LOGIN.host(),
                        List.of(certificate("CN=login", "CN=Issuing CA")),
                        genuine,
                        verdict("os", genuine ? Verdict.TRUSTED : Verdict.NO_PATH),
                        verdict("azure", genuine ? Verdict.TRUSTED : Verdict.NO_PATH)));
    }

    private static boolean intercepted(Given given) {
        return given.everything().toString().contains("DNS_INTERCEPTED");
    }

    @Test
    void aTrueAnswerOverTcpAloneShowsThatUdpIsRewritten() {
        var given = asked(reached(false), Contrasts.Way.TCP, overTcp(OTHER));
        asked(given, Contrasts.Way.REPEAT, overUdp(ADDRESS), overUdp(ADDRESS));
        assertFalse(intercepted(given), "the other address must prove itself");
        var finding = otherAddress(given, true).finding("DNS_INTERCEPTED");
        assertEquals(Severity.BLOCKER, finding.severity());
        assertEquals(OTHER, finding.args().get("expected"));
        assertEquals(ADDRESS, finding.args().get("addresses"));
    }

    @Test
    void balancedAddressesComeOverUdpAsWell() {
        var given = asked(reached(false), Contrasts.Way.TCP, overTcp(OTHER));
        asked(given, Contrasts.Way.REPEAT, overUdp(ADDRESS), overUdp(OTHER));
        assertFalse(intercepted(otherAddress(given, true)));
    }

    @Test
    void theSameAnswerOverTcpIsSplitHorizonAtMost() {
        assertFalse(intercepted(asked(reached(false), Contrasts.Way.TCP, overTcp(ADDRESS))));
    }

    @Test
    void anotherAddressThatIsNoBetterProvesNothing() {
        var given = asked(reached(false), Contrasts.Way.TCP, overTcp(OTHER));
        asked(given, Contrasts.Way.REPEAT, overUdp(ADDRESS));
        assertFalse(intercepted(otherAddress(given, false)));
    }

    @Test
    void aSecondDifferentAnswerToOneQuestionIsForgedOrTrue() {
        var second = new DnsStray("second", List.of(Given.address(OTHER)));
        var given = asked(reached(false), Contrasts.Way.LISTEN, overUdp(ADDRESS).withStrays(List.of(second)));
        assertEquals(Severity.RISK, given.finding("DNS_INTERCEPTED").severity());
        assertEquals(
                Severity.BLOCKER,
                otherAddress(given, true).finding("DNS_INTERCEPTED").severity());
    }

    @Test
    void oneAnswerToOneQuestionIsNone() {
        assertFalse(intercepted(asked(reached(false), Contrasts.Way.LISTEN, overUdp(ADDRESS))));
    }
}
