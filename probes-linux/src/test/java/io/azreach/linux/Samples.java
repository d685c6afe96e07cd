package io.azreach.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The recorded files of this module. */
public final class Samples {
    private Samples() {}

    public static byte[] bytes(String name) {
        try (var in = Samples.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a host gives texts: UTF-8 without a byte order mark. */
    public static String text(String name) {
        var text = new String(bytes(name), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
