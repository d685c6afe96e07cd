package io.azreach.probe.pac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacResultTest {
    @ParameterizedTest
    @CsvSource({
        "DIRECT, [DIRECT]",
        "direct;, [DIRECT]",
        "PROXY a:8080; DIRECT, '[PROXY a:8080, DIRECT]'",
        "' PROXY  a.b:1 ;; SOCKS5 c', '[PROXY a.b:1, SOCKS c:1080]'",
        "HTTPS secure.example, [HTTPS secure.example:443]",
        "PROXY plain.example, [PROXY plain.example:80]",
        "PROXY [fd00::1]:3128, '[PROXY [fd00::1]:3128]'",
        "QUIC q:1; PROXY a:2, [PROXY a:2]",
        "'', [DIRECT]"
    })
    void waysAreReadInOrderAndNonsenseIsPassedOver(String text, String expected) {
        assertEquals(
                expected,
                assertInstanceOf(PacAnswer.Ways.class, PacResult.parse(text))
                        .entries()
                        .toString());
    }

    @Test
    void whatHoldsNoWayIsABadResultAndShortened() {
        var failed = assertInstanceOf(PacAnswer.Failed.class, PacResult.parse("x".repeat(5000)));
        assertEquals(PacAnswer.Reason.BAD_RESULT, failed.reason());
        assertEquals(300, failed.detail().length());
    }
}
