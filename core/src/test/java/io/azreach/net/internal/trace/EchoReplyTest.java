package io.azreach.net.internal.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.azreach.model.FailureKind;
import io.azreach.model.evidence.Hop.Answer;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoReplyTest {
    @ParameterizedTest
    @CsvSource({
        "echo-reply, 10.99.2.2, CONNECTED",
        "ttl-expired, 10.99.1.1, TIME_EXCEEDED",
        "host-unreachable, 10.99.1.1, HOST_UNREACHABLE",
        "net-unreachable, 10.99.1.1, NET_UNREACHABLE",
        "protocol-unreachable, 10.99.1.1, PROTOCOL_UNREACHABLE",
        "port-unreachable, 10.99.1.1, PORT_UNREACHABLE",
        "timed-out, , SILENT",
        // the interface has no word of version four for a filter that says so
        "admin-prohibited, 10.99.1.1, HOST_UNREACHABLE",
        "host-prohibited, 10.99.1.1, HOST_UNREACHABLE",
        "net-prohibited, 10.99.1.1, NET_UNREACHABLE"
    })
    void recordedReplyOfVersionFourIsRead(String name, String from, Answer answer) {
        var reply = EchoReply.read(EchoRecording.of(name), false);
        assertEquals(from, literal(reply.from()));
        assertEquals(answer, reply.answer());
    }

    @ParameterizedTest
    @CsvSource({
        "v6-reply, fd99:2:0:0:0:0:0:2, CONNECTED",
        "v6-hop-limit, fd99:1:0:0:0:0:0:1, TIME_EXCEEDED",
        "v6-prohibited, fd99:1:0:0:0:0:0:1, ADMIN_PROHIBITED"
    })
    void replyOfVersionSixIsReadBehindItsPackedAddress(String name, String from, Answer answer) {
        var reply = EchoReply.read(EchoRecording.of(name), true);
        assertEquals(from, literal(reply.from()));
        assertEquals(answer, reply.answer());
    }

    @Test
    void requestThatWasNotSentIsNoAnswer() {
        var reply = EchoReply.read(EchoRecording.of("no-route"), false);
        assertNull(reply.answer());
        assertEquals(11050, reply.status());
    }

    @ParameterizedTest
    @CsvSource({
        "11012, OTHER_ICMP",
        "11016, OTHER_ICMP",
        "11041, OTHER_ICMP",
        "11009, FRAG_NEEDED",
        "11006, ",
        "11050, "
    })
    void rareStatusOfSomebodyIsKeptApartFromThisMachinesOwn(int status, Answer answer) {
        assertEquals(answer, new EchoReply(status, InetAddress.getLoopbackAddress(), false).answer());
        assertNull(new EchoReply(status, null, false).answer());
    }

    @ParameterizedTest
    @CsvSource({
        "5, NOT_PERMITTED",
        "10013, NOT_PERMITTED",
        "120, NOT_SUPPORTED",
        "10042, NOT_SUPPORTED",
        "1231, NETWORK_UNREACHABLE",
        "10051, NETWORK_UNREACHABLE",
        "11002, NETWORK_UNREACHABLE",
        "1232, HOST_UNREACHABLE",
        "10065, HOST_UNREACHABLE",
        "11003, HOST_UNREACHABLE",
        "11050, UNKNOWN",
        "8, UNKNOWN"
    })
    void numbersOfWindowsHaveTheirKind(int number, FailureKind kind) {
        assertEquals(kind, WindowsError.failure(number).kind());
    }

    @Test
    void unknownNumberIsTheDetail() {
        assertEquals("Windows error 11050", WindowsError.failure(11050).detail());
    }

    private static String literal(InetAddress address) {
        return address == null ? null : address.getHostAddress();
    }
}
