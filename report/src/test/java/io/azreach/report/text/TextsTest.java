package io.azreach.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.engine.CorePlugin;
import io.azreach.engine.LoadedPlugin;
import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingType;
import io.azreach.model.HostPort;
import io.azreach.model.Layer;
import io.azreach.model.Severity;
import io.azreach.model.Target;
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

    @Test
    void aCauseOnTheWayToAProxyNamesTheProxyAndWhatIsBehindIt() {
        var core = new CorePlugin();
        var texts = Texts.load(Locale.ENGLISH, List.of(new LoadedPlugin(core.info(), core, "test", "")));
        var type = FindingType.of("LOCAL_ROUTE_BLACKHOLE", Layer.LOCAL, Severity.BLOCKER, "machine-admin");
        var plain = Finding.of(type, Confidence.CONFIRMED)
                .on(Target.of("https", new HostPort("login.microsoftonline.com", 443)))
                .arg("route", "10.20.1.0/24");
        assertEquals(
                "A blackhole route on this machine discards everything sent to login.microsoftonline.com:443.",
                texts.of(plain.build()).title());
        var text = texts.of(plain.arg("proxy", "proxy.corp:3128").build());
        assertEquals(
                "A blackhole route on this machine discards everything sent to the proxy proxy.corp:3128.",
                text.title());
        assertTrue(
                text.why().contains("What is behind the proxy could not be tried: login.microsoftonline.com:443."),
                text.why().toString());
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
