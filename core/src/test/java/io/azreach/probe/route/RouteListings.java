package io.azreach.probe.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Recorded output, see {@code route/ORIGIN.txt}. */
final class RouteListings {
    private RouteListings() {}

    static String of(String name) {
        try (var in = RouteListings.class.getResourceAsStream("/route/" + name + ".txt")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
