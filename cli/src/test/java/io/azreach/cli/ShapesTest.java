package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.report.syntax.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
    @ParameterizedTest
    @CsvSource({"90, 90000", "90s, 90000", "1.5s, 1500", "500ms, 500", "2m, 120000", "1h, 3600000"})
    void lengthsOfTimeAreRead(String text, long millis) {
        assertEquals(Optional.of(Duration.ofMillis(millis)), Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0s", "-1s", "soon", "1d", "1 s", "0.0001s"})
    void otherTextsAreNoLengthOfTime(String text) {
        assertEquals(Optional.empty(), Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "a.example:8443, a.example:8443",
        "a.example, a.example:443",
        "10.0.0.4:22, 10.0.0.4:22",
        "[fd00::1]:443, [fd00::1]:443",
        "fd00::1, [fd00::1]:443"
    })
    void hostsAndPortsAreRead(String text, String expected) {
        assertEquals(expected, Addresses.parse(text, 443).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":443", "a b:1", "a:0", "a:65536", "a:http", "[fd00::1", "https://a"})
    void otherTextsAreNoHostAndPort(String text) {
        assertEquals(Optional.empty(), Addresses.parse(text, 443));
    }

    @Test
    void proxyNeedsAPort() {
        assertEquals(
                "proxy:8080",
                Addresses.proxy("http://proxy:8080/").orElseThrow().toString());
        assertEquals("proxy:8080", Addresses.proxy("proxy:8080").orElseThrow().toString());
        assertTrue(Addresses.proxy("http://proxy").isEmpty());
    }

    @Test
    void nearestIsTheOneWithFewestEditsAndNotAnyone() {
        assertEquals(Optional.of("connect"), Nearest.to("conect", List.of("check", "connect", "ping")));
        assertEquals(Optional.of("connect"), Nearest.to("conn", List.of("check", "connect", "ping")));
        assertEquals(Optional.empty(), Nearest.to("zzzzzz", List.of("check", "connect", "ping")));
    }

    @Test
    void outputNamesFormatAndPath() {
        assertEquals(new OutputSpec("json", "a=b.json"), OutputSpec.parse("json=a=b.json"));
        assertTrue(OutputSpec.parse("text").toStandardOutput());
        assertFalse(OutputSpec.parse("log").toStandardOutput());
    }
}
