package io.azreach.net.internal.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.evidence.Hop.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcmpErrorTest {
    @ParameterizedTest
    @CsvSource({
        "11, 0, TIME_EXCEEDED", "3, 0, NET_UNREACHABLE", "3, 1, HOST_UNREACHABLE", "3, 2, PROTOCOL_UNREACHABLE",
        "3, 3, PORT_UNREACHABLE", "3, 4, FRAG_NEEDED", "3, 9, NET_PROHIBITED", "3, 10, HOST_PROHIBITED",
        "3, 13, ADMIN_PROHIBITED", "3, 99, OTHER_ICMP", "12, 0, OTHER_ICMP"
    })
    void versionFourAnswersFollowRfc792And1812(int type, int code, Answer expected) {
        assertEquals(expected, new IcmpError(null, false, type, code, 0).answer());
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, TIME_EXCEEDED", "2, 0, FRAG_NEEDED", "1, 0, NET_UNREACHABLE", "1, 1, ADMIN_PROHIBITED",
        "1, 3, HOST_UNREACHABLE", "1, 4, PORT_UNREACHABLE", "1, 6, NET_PROHIBITED", "4, 0, OTHER_ICMP"
    })
    void versionSixAnswersFollowRfc4443(int type, int code, Answer expected) {
        assertEquals(expected, new IcmpError(null, true, type, code, 0).answer());
    }

    @ParameterizedTest
    @CsvSource({"3, 4, 1300, 1300", "3, 4, 0, ", "3, 1, 1300, "})
    void onlyAPacketThatWasTooBigTellsAnMtu(int type, int code, int info, Integer expected) {
        assertEquals(expected, new IcmpError(null, false, type, code, info).mtu());
    }
}
