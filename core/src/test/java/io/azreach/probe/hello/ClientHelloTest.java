package io.azreach.probe.hello;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHelloTest {
    private static final String NAME = "login.microsoftonline.com";

    static Stream<ClientHello> offers() {
        var each = Stream.of(TlsVersion.TLS_1_0, TlsVersion.TLS_1_1, TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
        return Stream.concat(
                Stream.of(ClientHello.current(), ClientHello.refusable(), ClientHello.retryable()),
                each.map(ClientHello::only));
    }

    @ParameterizedTest
    @MethodSource("offers")
    void lengthsOfRecordAndMessageAgree(ClientHello offer) {
        var record = ByteBuffer.wrap(offer.bytes(NAME, 0, new byte[ClientHello.ENTROPY]));
        assertEquals(record.limit() - 5, record.getShort(3));
        assertEquals(record.limit() - 9, record.getInt(5) & 0xffffff);
        assertEquals(offer.legacyVersion().number(), record.getShort(9));
        assertTrue(record.limit() < 300, () -> "fits any path: " + record.limit());
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 1460, 1800, 15_000})
    void paddingGivesTheSizeAskedFor(int size) {
        assertEquals(size, ClientHello.current().bytes(NAME, size, new byte[ClientHello.ENTROPY]).length);
    }

    @Test
    void serverNameIsSentOrLeftOut() {
        var entropy = new byte[ClientHello.ENTROPY];
        assertTrue(text(ClientHello.current().bytes(NAME, 0, entropy)).contains(NAME));
        assertFalse(text(ClientHello.current().bytes(null, 0, entropy)).contains(NAME));
    }

    @Test
    void sameEntropyGivesTheSameBytes() {
        var entropy = new byte[ClientHello.ENTROPY];
        assertArrayEquals(
                ClientHello.refusable().bytes(NAME, 0, entropy),
                ClientHello.refusable().bytes(NAME, 0, entropy));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
