package io.azreach.diagnose;

import static io.azreach.testkit.Given.certificate;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.dns;
import static io.azreach.testkit.Given.handshake;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedAddressRuleTest {
    private static final List<String> SERVICES = List.of("entra", "storage", "asr", "backup");
    private static final String ONE = "203.0.113.80";

    private static TlsHandshake tls(String name, boolean genuine) {
        var said = genuine ? Verdict.TRUSTED : Verdict.NO_PATH;
        return handshake(
                name,
                List.of(certificate("CN=portal.example", "CN=Some CA")),
                genuine,
                verdict("azure", said),
                verdict("os", said));
    }

    /** As many services as given, all at one address or each at its own. */
    private static Given services(int count, boolean shared, boolean genuine) {
        var given = new Given();
        IntStream.range(0, count).forEach(i -> {
            var target = https("host" + i + ".example.net", SERVICES.get(i));
            var address = shared ? ONE : "203.0.113." + (90 + i);
            given.seen(
                    "core.endpoint",
                    target,
                    lookup(target.host(), address),
                    dns("10.0.0.53", target.host(), "NOERROR", address),
                    connected(address),
                    tls(target.host(), genuine));
        });
        return given;
    }

    @Test
    void namesOfDifferentServicesAtOneForeignAddressAreAWrongAnswer() {
        var given = services(4, true, false);
        assertEquals(List.of("DNS_UNEXPECTED_ADDRESS"), given.roots());
        assertEquals(ONE, given.finding("DNS_UNEXPECTED_ADDRESS").args().get("address"));
    }

    @Test
    void twoOfThemMayShareAFrontEnd() {
        assertEquals(false, services(2, true, false).everything().contains("DNS_UNEXPECTED_ADDRESS"));
    }

    @Test
    void oneAddressThatServesThemAllIsRight() {
        assertEquals(false, services(4, true, true).everything().contains("DNS_UNEXPECTED_ADDRESS"));
    }

    @Test
    void foreignCertificatesAtAddressesOfTheirOwnAreInspection() {
        assertEquals(false, services(4, false, false).everything().contains("DNS_UNEXPECTED_ADDRESS"));
    }
}
