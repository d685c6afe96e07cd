package io.azreach.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.Outcome;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.report.render.RenderOptions;
import io.azreach.report.text.Plain;
import io.azreach.report.text.Secrets;
import io.azreach.spi.Settings;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
    private static final String ESCAPES = "\u001b[2J\u001b]0;owned\u0007 \u202egnp.exe\u2066 a\u0000b\u009bc\u2028d";
    private static final List<String> SECRETS =
            List.of("hunter2", "S1gnature%3D", "c3RvcmFnZWtleQ==", "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0x.abc");

    @ParameterizedTest
    @ValueSource(strings = {"text", "log", "summary"})
    void whatServersSendCannotDriveATerminal(String format) {
        var text = Runs.rendered(hostile(ESCAPES).report(), format, new RenderOptions(80, false, 2, ZoneOffset.UTC));
        text.codePoints()
                .filter(c -> c != '\n')
                .forEach(c -> assertTrue(
                        c >= ' '
                                && c != 0x7f
                                && Character.getType(c) != Character.CONTROL
                                && Character.getType(c) != Character.FORMAT,
                        () -> "U+" + Integer.toHexString(c) + " in " + format));
    }

    @Test
    void neutralizedTextStaysReadable() {
        assertEquals("\\u001b[2Jred\\u202e end of line", Plain.of("\u001b[2Jred\u202e end\tof\nline"));
        assertEquals("\u65e5\u672c\u8a9e", Plain.of("\u65e5\u672c\u8a9e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "log", "summary", "json"})
    void plantedSecretsNeverAppear(String format) {
        var planted = "http://admin:hunter2@proxy:8080/?sv=1&sig=S1gnature%3D&x=1 AccountKey=c3RvcmFnZWtleQ==;x "
                + "Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0x.abc";
        var settings = new Settings(Map.of("proxy", List.of(planted), "storage-account", List.of("x")));
        var report = hostile(planted).fault("sample", planted).report("a2a", settings, "en");
        var text = Runs.rendered(report, format, new RenderOptions(80, false, 2, ZoneOffset.UTC));
        SECRETS.forEach(secret -> assertFalse(text.contains(secret), () -> secret + " in " + format));
    }

    @Test
    void challengesAndPlainTextAreLeftAlone() {
        var challenge = "Bearer authorization_uri=\"https://login.microsoftonline.com/common\"";
        assertEquals(challenge, Secrets.scrub(challenge));
        assertEquals("http://proxy:8080/?sv=1&sig=", Secrets.scrub("http://a:b@proxy:8080/?sv=1&sig=abc"));
    }

    private static Runs hostile(String text) {
        var page = new HttpExchange(
                "GET", "https://x/", 200, text, Map.of("server", text), text, 9, Runs.START, Runs.ms(1), null);
        return Runs.healthyRun()
                .observed(Runs.LOGIN, "sample.page", new Outcome.Broken(text), page)
                .fault("sample", text)
                .found(
                        Finding.of(SamplePlugin.TLS_INTERCEPTED, Confidence.LIKELY)
                                .on(Runs.LOGIN)
                                .arg("issuer", text)
                                .build(),
                        null);
    }
}
