package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptHeadersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Basic realm=\"a, Foo bar\", Negotiate | Basic, Negotiate",
                "Digest realm=\"x\", nonce=\"y\", qop=auth, algorithm = MD5, NTLM | Digest, NTLM",
                "Negotiate YII= | Negotiate",
                "'' | ''",
                "\"unclosed | ''"
            })
    void schemesAreFoundAndNothingElse(String challenge, String expected) {
        assertEquals(expected, KeptHeaders.schemes(challenge));
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.test/a/b?sig=1, https://h.test/a/b",
        "https://user:pass@h.test/a@b#x, https://h.test/a@b",
        "/relative?x=y, /relative",
        "https://h.test, https://h.test",
        "//u@h.test, //h.test"
    })
    void urlsLoseTheirSecrets(String url, String expected) {
        assertEquals(expected, KeptHeaders.withoutSecrets(url));
    }

    @Test
    void headersAreKeptByAllowListOnly() {
        var all = Map.of(
                "cookie",
                "a",
                "x-ms-error-code",
                "b",
                "via",
                "c\u0000",
                "x-secret",
                "d",
                "x-ms-copy-source",
                "https://a.test/b?sig=1");
        assertEquals(
                Map.of("x-ms-error-code", "b", "via", "c", "x-ms-copy-source", "https://a.test/b"),
                KeptHeaders.ofServer(all));
        assertEquals(Map.of("via", "c"), KeptHeaders.ofProxy(all));
    }

    @Test
    void hugeChallengeDoesNotBreakTheReader() {
        assertEquals("Basic", KeptHeaders.schemes("Basic realm=\"" + "x".repeat(60_000) + "\""));
        assertEquals("", KeptHeaders.schemes(" ".repeat(60_000)));
    }
}
