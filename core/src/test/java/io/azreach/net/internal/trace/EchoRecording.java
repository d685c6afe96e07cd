package io.azreach.net.internal.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/** Buffers recorded from Windows' interface, see {@code icmp/ORIGIN.txt}. */
final class EchoRecording {
    private EchoRecording() {}

    static byte[] of(String name) {
        try (var in = EchoRecording.class.getResourceAsStream("/icmp/" + name + ".hex")) {
            var text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(text.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
