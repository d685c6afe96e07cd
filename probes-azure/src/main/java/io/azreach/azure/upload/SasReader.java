package io.azreach.azure.upload;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a shared access signature from its query. */
final class SasReader {
    private static final int LONGEST = 64;

    private SasReader() {}

    static SasTerms read(String query) {
        var fields = fields(query);
        return new SasTerms(
                time(fields.get("st")),
                time(fields.get("se")),
                fields.get("sp"),
                fields.get("ss"),
                fields.get("srt"),
                fields.get("sr"),
                fields.get("sip"));
    }

    private static Map<String, String> fields(String query) {
        var fields = new TreeMap<String, String>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            var value = parts.length < 2 ? "" : decoded(parts[1]);
            if (!value.isEmpty() && value.length() <= LONGEST) {
                fields.putIfAbsent(parts[0], value);
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** ISO 8601 in one of the shapes the service takes: a date, or a time to the minute or finer. */
    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException other) {
            return null;
        }
    }
}
