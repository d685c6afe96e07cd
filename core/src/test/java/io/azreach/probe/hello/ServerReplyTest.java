package io.azreach.probe.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.azreach.model.evidence.HelloAnswer.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerReplyTest {
    @Test
    void refusalIsAFatalAlertWithItsName() throws IOException {
        assertEquals(
                new ServerReply(Kind.ALERT, null, null, "handshake_failure", true),
                ServerReply.of(recorded("refused")));
    }

    @Test
    void requestForAnotherKeyIsToldFromAServerHello() throws IOException {
        assertEquals(
                new ServerReply(Kind.RETRY_REQUEST, "TLSv1.3", "TLS_AES_256_GCM_SHA384", null, null),
                ServerReply.of(recorded("retry")));
    }

    @Test
    void serverHelloTellsVersionAndSuiteEvenWhenTheCertificateIsCutOff() throws IOException {
        assertEquals(
                new ServerReply(Kind.SERVER_HELLO, "TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", null, null),
                ServerReply.of(recorded("hello12")));
    }

    @Test
    void serverHelloSpreadOverRecordsIsJoined() throws IOException {
        var whole = recorded("retry");
        var first = new Bytes()
                .u8(22)
                .u16(0x0303)
                .list16(Arrays.copyOfRange(whole, 5, 40))
                .toArray();
        var rest = new Bytes()
                .u8(22)
                .u16(0x0303)
                .list16(Arrays.copyOfRange(whole, 40, 93))
                .toArray();
        assertEquals(
                Kind.RETRY_REQUEST,
                ServerReply.of(new Bytes().raw(first).raw(rest).toArray()).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "<html>", "\r\n<!DOCTYPE html>", "HTT"})
    void webServersAreRecognized(String text) {
        var expected = text.length() < 5 ? Kind.OTHER : Kind.HTTP;
        assertEquals(
                expected,
                ServerReply.of(text.getBytes(StandardCharsets.US_ASCII)).kind());
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOTHING",
        "15, TRUNCATED",
        "1503030002, TRUNCATED",
        "150303000202, TRUNCATED",
        "15030300ff0202, OTHER",
        "1603030058, TRUNCATED",
        "16030300040e000000, OTHER",
        "160303ffff02, TRUNCATED",
        "1604030058, OTHER",
        "5353482d322e30, OTHER",
        "1703030001aa, OTHER",
        "1603030000, TRUNCATED",
        "15030300020163, ALERT"
    })
    void otherBytesAreNamedForWhatTheyAre(String hex, Kind expected) {
        assertEquals(expected, ServerReply.of(HexFormat.of().parseHex(hex)).kind());
    }

    @Test
    void unknownNumbersAreShownAsNumbers() {
        assertEquals(
                "alert_99",
                ServerReply.of(HexFormat.of().parseHex("15030300020163")).alert());
        assertEquals("0xFEED", CipherSuites.name(0xfeed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "retry", "hello12"})
    void everyPrefixAndManyMutationsGiveAnAnswer(String name) throws IOException {
        var bytes = recorded(name);
        var random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            var mutated = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            for (int k = random.nextInt(4); k > 0 && mutated.length > 0; k--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            assertNotNull(ServerReply.of(mutated).kind(), () -> HexFormat.of().formatHex(mutated));
        }
    }

    private static byte[] recorded(String name) throws IOException {
        try (var in = ServerReplyTest.class.getResourceAsStream("/hello/" + name + ".hex")) {
            assertNotNull(in, name);
            return HexFormat.of().parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
        }
    }
}
