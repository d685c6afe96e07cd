package io.azreach.windows.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.azreach.windows.Samples;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProxyBinaryTest {
    private static final JsonNode VECTORS = Samples.json("proxy-binary-vectors.json");

    static List<JsonNode> connections() {
        return list(VECTORS.path("defaultConnectionSettings"));
    }

    static List<JsonNode> winHttps() {
        return list(VECTORS.path("winHttpSettings"));
    }

    static List<JsonNode> malformed() {
        return list(VECTORS.path("malformed"));
    }

    static List<JsonNode> exports() {
        return list(Samples.json("proxy-binaries.json").path("cases"));
    }

    @ParameterizedTest
    @MethodSource("connections")
    void connectionSettingsOfKnownMeaningAreRead(JsonNode vector) {
        var expect = vector.path("expect");
        assertEquals(
                Optional.of(new ProxyBinary(
                        expect.path("manual").asBoolean(),
                        expect.path("pac").asBoolean(),
                        expect.path("autoDetect").asBoolean(),
                        expect.path("proxy").asText(),
                        expect.path("bypass").asText(),
                        expect.path("pacUrl").asText())),
                ProxyBinary.connection(hex(vector)));
    }

    @ParameterizedTest
    @MethodSource("winHttps")
    void winHttpSettingsOfKnownMeaningAreRead(JsonNode vector) {
        var expect = vector.path("expect");
        assertEquals(
                Optional.of(new ProxyBinary(
                        expect.path("named").asBoolean(),
                        false,
                        false,
                        expect.path("proxy").asText(),
                        expect.path("bypass").asText(),
                        "")),
                ProxyBinary.winHttp(hex(vector)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedBytesAreUnknownAndNotThrown(JsonNode vector) {
        assertEquals(Optional.empty(), ProxyBinary.connection(hex(vector)));
        assertEquals(Optional.empty(), ProxyBinary.winHttp(hex(vector)));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void publishedExportsAreRead(JsonNode vector) {
        boolean winHttp = vector.path("value").asText().equals("WinHttpSettings");
        var read = winHttp ? ProxyBinary.winHttp(hex(vector)) : ProxyBinary.connection(hex(vector));
        var expected = vector.path("expected");
        if (expected.has("error")) {
            assertEquals(Optional.empty(), read);
            return;
        }
        var flags = expected.path("flags");
        assertEquals(
                Optional.of(new ProxyBinary(
                        flags.path("proxy").asBoolean(),
                        flags.path("autoConfigUrl").asBoolean(),
                        flags.path("autoDetect").asBoolean(),
                        expected.path("proxyServer").asText(),
                        expected.path("bypassList").asText(),
                        expected.path("autoConfigUrlValue").asText())),
                read);
    }

    @Test
    void everySampleFileHasVectors() {
        assertTrue(List.of(connections(), winHttps(), malformed(), exports()).stream()
                .noneMatch(List::isEmpty));
    }

    private static byte[] hex(JsonNode vector) {
        return HexFormat.of().parseHex(vector.path("hex").asText());
    }

    private static List<JsonNode> list(JsonNode array) {
        var nodes = new ArrayList<JsonNode>();
        array.forEach(nodes::add);
        return nodes;
    }
}
