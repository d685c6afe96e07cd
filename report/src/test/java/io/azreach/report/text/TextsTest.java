package io.azreach.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @Test
    void aLineWhoseValueIsUnknownIsLeftOut() {
        var text = "Port {port} is closed.\nThe hop is {hop}.\nBraces {{stay}.";
        assertEquals(List.of("Port 443 is closed.", "Braces {stay}."), Template.fill(text, Map.of("port", "443")));
    }

    @Test
    void valuesAreNotReadAsPlaces() {
        assertEquals(List.of("{b}"), Template.fill("{a}", Map.of("a", "{b}", "b", "x")));
    }

    @Test
    void placesAreFound() {
        assertEquals(List.of("a", "b"), List.copyOf(Template.names("{a} {{c} {b}{a}")));
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglish() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPANESE);
            assertEquals("FAIL", Texts.load(Locale.ENGLISH, List.of()).line("status.fail"));
            assertEquals(
                    "FAIL", Texts.load(Locale.forLanguageTag("de"), List.of()).line("status.fail"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aMissingTextShowsItsKey() {
        var texts = Texts.load(Locale.ENGLISH, List.of());
        assertEquals("no.such.key", texts.line("no.such.key"));
        assertFalse(texts.has("no.such.key"));
    }

    @Test
    void englishIsPlainAscii() throws IOException {
        bundle("")
                .values()
                .forEach(text -> assertTrue(text.toString().chars().allMatch(c -> c < 0x7f), text::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_ja", "_ko"})
    void everyLanguageHasTheSameKeysAndPlaces(String suffix) throws IOException {
        var english = bundle("");
        var other = bundle(suffix);
        assertFalse(english.isEmpty());
        // A language is complete or absent.
        if (!other.isEmpty()) {
            assertEquals(english.keySet(), other.keySet());
            english.stringPropertyNames()
                    .forEach(key -> assertEquals(
                            Template.names(english.getProperty(key)), Template.names(other.getProperty(key)), key));
        }
    }

    private static Properties bundle(String suffix) throws IOException {
        var bundle = new Properties();
        try (var in = Texts.class.getResourceAsStream("/io/azreach/report/texts" + suffix + ".properties")) {
            if (in != null) {
                bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        }
        return bundle;
    }
}
