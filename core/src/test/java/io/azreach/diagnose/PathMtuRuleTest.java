package io.azreach.diagnose;

import static io.azreach.testkit.Given.address;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.PathMtu;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathMtuRuleTest {
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final String ADDRESS = "203.0.113.5";

    private static Given path(int mtu) {
        return new Given()
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), ADDRESS), connected(ADDRESS), http(200, Map.of()))
                .answered(
                        Contrasts.trace(LOGIN, address(ADDRESS), Protocol.TCP),
                        new PathMtu(address(ADDRESS), mtu, null));
    }

    private static InterfaceState link(String name, int mtu) {
        return new InterfaceState(name, true, name.equals("lo"), mtu, List.of("10.0.0.4/24"));
    }

    @ParameterizedTest
    @CsvSource({
        "1400, 1500, PATH_MTU_REDUCED",
        "1350, 1400, PATH_MTU_REDUCED",
        "1500, 1500, ''",
        "1400, 1400, ''",
        "1500, 9000, ''",
        "9000, 9000, ''"
    })
    void aPathThatCarriesLessThanItsLinkIsWorthKnowing(int mtu, int link, String expected) {
        var given = path(mtu).machine(link("lo", 65536), link("eth0", link));
        assertEquals(expected, String.join(" ", given.roots()));
    }

    @Test
    void theSizeIsNamed() {
        var finding = path(1400).machine(link("eth0", 1500)).finding("PATH_MTU_REDUCED");
        assertEquals("1400", finding.args().get("mtu"));
        assertEquals(Severity.INFO, finding.severity());
    }

    @Test
    void withoutTheLinksSizeNothingIsSmall() {
        assertEquals(List.of(), path(1400).roots());
    }
}
