package io.azreach.probe.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.evidence.Hop;
import io.azreach.net.Literals;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteListingTest {
    @ParameterizedTest
    @CsvSource({
        "traceroute-arrived, 10.99.2.2, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.2.2 PORT_UNREACHABLE",
        "traceroute-host-unreachable, 10.99.5.9, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.1.1 HOST_UNREACHABLE",
        "traceroute-net-unreachable, 10.99.6.9, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.1.1 NET_UNREACHABLE",
        "traceroute-prohibited, 10.99.3.9, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.1.1 ADMIN_PROHIBITED",
        "traceroute-protocol-unreachable, 10.99.8.9, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.1.1 PROTOCOL_UNREACHABLE",
        "traceroute-tcp-connected, 10.99.2.2, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.2.2 CONNECTED",
        "traceroute-tcp-refused, 10.99.2.2, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.2.2 REFUSED",
        "traceroute-tcp-prohibited, 10.99.3.9, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.1.1 ADMIN_PROHIBITED",
        "traceroute-nothing-sent, 192.0.2.1, ''",
        "tracepath-arrived, 10.99.2.2, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.2.2 PORT_UNREACHABLE",
        "tracepath-host-unreachable, 10.99.5.9, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.1.1 HOST_UNREACHABLE",
        "tracepath-neighbour-silent, 10.99.1.77, 1 10.99.1.2 HOST_UNREACHABLE",
        "tracepath-stopped, 10.99.12.9, 1 10.99.1.1 TIME_EXCEEDED",
        "tracepath-protocol-unreachable, 10.99.8.9, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.1.1 TIME_EXCEEDED",
        "busybox-host-unreachable, 10.99.5.9, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.1.1 HOST_UNREACHABLE",
        "inetutils-arrived, 10.99.2.2, 1 10.99.1.1 TIME_EXCEEDED; 2 10.99.2.2 PORT_UNREACHABLE"
    })
    void recordedListingGivesItsHops(String name, String destination, String expected) {
        assertEquals(expected, words(RouteListings.of(name), destination));
    }

    @Test
    void starsAreSilentHops() {
        var hops = RouteListing.read(RouteListings.of("traceroute-silent"), Literals.parse("10.99.4.9"));
        assertEquals(16, hops.size());
        assertEquals(
                List.of(Hop.Answer.SILENT),
                hops.stream().map(Hop::answer).distinct().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "' 3:  no reply', 3 ? SILENT",
        "' 3  fd99:1::1  1.5 ms', 3 fd99:1:0:0:0:0:0:1 TIME_EXCEEDED",
        "' 3:  192.0.2.7   2.1ms !A', 3 192.0.2.7 ADMIN_PROHIBITED",
        "' 3  192.0.2.7  2.1 ms !F-1300', 3 192.0.2.7 FRAG_NEEDED",
        "' 3  192.0.2.7  2.1 ms !11', 3 192.0.2.7 OTHER_ICMP",
        "' 3  192.0.2.7  2.1 ms !', 3 192.0.2.7 OTHER_ICMP",
        "' 3  router.example.com  2.1 ms', ''",
        "' 0  192.0.2.7  2.1 ms', ''",
        "' 999  192.0.2.7  2.1 ms', ''",
        "' 3', ''"
    })
    void markSaysWhyTheSenderAnswered(String line, String expected) {
        assertEquals(expected, words(line, "203.0.113.5"));
    }

    @Test
    void timeAndSizeAreKept() {
        var hop = RouteListing.read(" 3  192.0.2.7  2.104 ms !F-1300", Literals.parse("203.0.113.5"))
                .get(0);
        assertEquals(Duration.ofNanos(2_104_000), hop.took());
        assertEquals(1300, hop.mtu());
    }

    @Test
    void answerReplacesSilenceOfTheSameHopAndNothingFollowsTheEnd() {
        var text = " 1:  no reply\n 1:  192.0.2.7  1ms\n 2:  203.0.113.5  1ms reached\n 3:  192.0.2.9  1ms\n";
        assertEquals("1 192.0.2.7 TIME_EXCEEDED; 2 203.0.113.5 PORT_UNREACHABLE", words(text, "203.0.113.5"));
    }

    private static String words(String text, String destination) {
        return RouteListing.read(text, Literals.parse(destination)).stream()
                .map(h -> h.ttl() + " " + (h.from() == null ? "?" : h.from().getHostAddress()) + " " + h.answer())
                .collect(Collectors.joining("; "));
    }
}
