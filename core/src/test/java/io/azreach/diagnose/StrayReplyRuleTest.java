package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.dns;
import static io.azreach.testkit.Given.dnsFailure;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.FailureKind;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.DnsStray;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrayReplyRuleTest {
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final String SERVER = "10.0.0.53";
    private static final String ADDRESS = "203.0.113.5";

    private static Given heard(DnsAnswer answer) {
        return new Given()
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), ADDRESS), connected(ADDRESS), http(200, Map.of()))
                .seen("core.name-servers", LOGIN, answer);
    }

    private static DnsStray forged(String problem) {
        return new DnsStray(problem, List.of(Given.address("203.0.113.66")));
    }

    private static DnsAnswer good() {
        return dns(SERVER, LOGIN.host(), "NOERROR", ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "question", "unreadable"})
    void aReplyThatDoesNotFitBesideAGoodOneIsARisk(String problem) {
        var given = heard(good().withStrays(List.of(forged(problem))));
        assertEquals(List.of("DNS_REPLY_MISMATCH"), given.roots());
        var finding = given.finding("DNS_REPLY_MISMATCH");
        assertEquals(Severity.RISK, finding.severity());
        assertEquals(SERVER, finding.args().get("server"));
        assertEquals(problem, finding.args().get("detail"));
        assertEquals("203.0.113.66", finding.args().get("addresses"));
    }

    @Test
    void aGoodReplyAloneIsNone() {
        assertEquals(List.of(), heard(good()).roots());
    }

    @Test
    void aSecondAnswerThatFitsIsAnInterceptorsMatter() {
        assertEquals(
                List.of(), heard(good().withStrays(List.of(forged("second")))).roots());
    }

    @Test
    void misfitsWithoutAGoodReplyBlock() {
        var answer = dnsFailure(SERVER, LOGIN.host(), "A", "udp", FailureKind.DNS_BAD_REPLY)
                .withStrays(List.of(forged("id")));
        var given =
                new Given().seen("core.endpoint", LOGIN, lookup(LOGIN.host())).seen("core.name-servers", LOGIN, answer);
        assertEquals(Severity.BLOCKER, given.finding("DNS_REPLY_MISMATCH").severity());
    }
}
