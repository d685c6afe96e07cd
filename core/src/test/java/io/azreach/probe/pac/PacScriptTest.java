package io.azreach.probe.pac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.net.Literals;
import io.azreach.probe.pac.PacAnswer.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacScriptTest {
    private static final URI URL = URI.create("https://login.microsoftonline.com/common?secret=1");
    private static final Duration CAP = Duration.ofSeconds(10);

    @Test
    void typicalScriptSendsInsideNamesDirectAndTheRestThroughTheProxy() throws InterruptedException {
        var script = """
                function FindProxyForURL(url, host) {
                  if (isPlainHostName(host) || dnsDomainIs(host, ".corp.example") || isInNet(host, "10.0.0.0", "255.0.0.0"))
                    return "DIRECT";
                  if (shExpMatch(host, "*.blob.core.windows.net")) return "PROXY storage.corp.example:8080; DIRECT";
                  return "PROXY proxy.corp.example:3128";
                }
                """;
        assertEquals("[DIRECT]", ways(script, "http://intranet/"));
        assertEquals("[DIRECT]", ways(script, "https://a.corp.example/"));
        assertEquals("[DIRECT]", ways(script, "https://inside.example/"));
        assertEquals(
                "[PROXY storage.corp.example:8080, DIRECT]", ways(script, "https://x.blob.core.windows.net/c/b?sig=1"));
        assertEquals("[PROXY proxy.corp.example:3128]", ways(script, "https://login.microsoftonline.com/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "isPlainHostName('www') | true",
                "isPlainHostName('www.a.example') | false",
                "dnsDomainIs('www.a.example', '.a.example') | true",
                "dnsDomainIs('www', '.a.example') | false",
                "localHostOrDomainIs('www', 'www.a.example') | true",
                "localHostOrDomainIs('home.a.example', 'www.a.example') | false",
                "isResolvable('inside.example') | true",
                "isResolvable('nowhere.example') | false",
                "dnsResolve('inside.example') | 10.1.2.3",
                "dnsResolve('nowhere.example') | null",
                "dnsResolve('fd00::1') | null",
                "isInNet('inside.example', '10.1.2.0', '255.255.255.0') | true",
                "isInNet('10.1.3.3', '10.1.2.0', '255.255.255.0') | false",
                "isInNet('10.9.2.3', '10.0.2.0', '255.0.255.0') | true",
                "isInNet('inside.example', 'nonsense', '255.0.0.0') | false",
                "isInNet('999.1.1.1', '0.0.0.0', '0.0.0.0') | false",
                "myIpAddress() | 192.0.2.7",
                "dnsDomainLevels('www.a.example') | 2",
                "shExpMatch('http://a/ari/b.html', '*/ari/*') | true",
                "shExpMatch('http://a/b.html', '*/ari/*') | false",
                "shExpMatch('a.b', 'a?b') | true",
                "shExpMatch('a+b', 'a.b') | false",
                "shExpMatch('', '*') | true",
                "isInNetEx('inside.example', '10.1.0.0/16') | true",
                "isInNetEx('fd00::1', 'fd00::/8') | true",
                "isInNetEx('10.1.2.3', 'fd00::/8') | false",
                "isInNetEx('inside.example', '10.1.0.0/99') | false",
                "dnsResolveEx('inside.example') | 10.1.2.3;fd00::3",
                "isPlainHostName() | true",
                "weekdayRange('SUN') | true",
                "typeof java | undefined",
                "typeof Packages | undefined"
            })
    void standardFunctionsMeanWhatTheyMeanInBrowsers(String expression, String expected) throws InterruptedException {
        assertEquals(expected.replace("fd00::3", "fd00:0:0:0:0:0:0:3"), value(expression));
    }

    @Test
    void secureUrlsAreCutToSchemeAndHost() throws InterruptedException {
        assertEquals("https://login.microsoftonline.com/", value("url"));
        assertEquals("http://a.example:8080/b?c", value("url", "http://a.example:8080/b?c#d"));
        assertEquals("fd00::1", value("host", "https://[fd00::1]/"));
    }

    @Test
    void everyQuestionStartsTheScriptAfresh() throws InterruptedException {
        var script = new PacScript("var n = 0; function FindProxyForURL(u, h) { n++; return 'PROXY n' + n + ':1'; }");
        assertEquals(script.ways(URL, world(), CAP), script.ways(URL, world(), CAP));
    }

    @Test
    void missingFunctionIsNamed() throws InterruptedException {
        assertEquals(Reason.NO_FUNCTION, reason("function findProxyForUrl(u, h) { return 'DIRECT'; }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html><body>Sign in</body></html>", "function (", "{{{{", "return 'DIRECT'", "\u0000\u0001"})
    void whatCannotBeParsedIsASyntaxError(String source) throws InterruptedException {
        assertEquals(Reason.SYNTAX, reason(source));
    }

    @Test
    void syntaxErrorNamesTheLine() throws InterruptedException {
        var failed = assertInstanceOf(PacAnswer.Failed.class, answer("var a = 1;\nvar b = ;\n"));
        assertTrue(failed.detail().endsWith("(line 2)"), failed::detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) try { for (;;) {} } catch (e) {}",
                "try { for (;;) {} } finally { for (;;) {} }",
                "var a = []; for (;;) a[0] = 1;",
                "/(x+x+)+y/.test('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')"
            })
    void endlessLoopEndsAtTheStepLimit(String body) throws InterruptedException {
        assertEquals(Reason.STEP_LIMIT, reason("function FindProxyForURL(u, h) { " + body + " }"));
    }

    @Test
    void endlessLoopOutsideOfTheFunctionEndsToo() throws InterruptedException {
        assertEquals(Reason.STEP_LIMIT, reason("while (true) {}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function f() { return f(); } return f() + 'x';",
                "function f() { return 1 + f(); } return f();",
                "function f() { [1].forEach(f); } f();",
                "var o = { toString: function () { return '' + this; } }; return '' + o;",
                "throw 'no'",
                "return missing.thing;",
                "return java.lang.System.getenv('PATH');",
                "return Packages.java.lang.Runtime.getRuntime();",
                "return new JavaAdapter();",
                "return importClass;",
                "return ''.getClass();"
            })
    void whatAScriptMayNotDoIsARuntimeError(String body) throws InterruptedException {
        assertEquals(Reason.RUNTIME, reason("function FindProxyForURL(u, h) { " + body + " }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var s = 'x'; for (;;) s += s;",
                "var s = 'x'; for (var i = 0; i < 60; i++) s += s; return s;",
                "return 'x'.repeat(2147483647);",
                "return new Array(2147483647).join('xxxxxxxx');",
                "var a = []; for (;;) a.push('xxxxxxxxxxxxxxxxxxxxxxxxxx');"
            })
    void hugeStringsEndInAnAnswer(String body) throws InterruptedException {
        var script = new PacScript("function FindProxyForURL(u, h) { " + body + " }");
        assertInstanceOf(PacAnswer.Failed.class, script.ways(URL, world(), Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "undefined", "42", "({})", "'nonsense'", "'PROXY'", "'PROXY a:99999'", "'PROXY a b:c'"})
    void whatNamesNoWayIsABadResult(String result) throws InterruptedException {
        var expected = result.equals("'PROXY a b:c'") ? null : Reason.BAD_RESULT;
        assertEquals(expected, reason("function FindProxyForURL(u, h) { return " + result + "; }"));
    }

    @Test
    void slowNameServiceEndsAtTheTimeLimit() throws InterruptedException {
        var never = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var slow = new PacWorld(
                name -> {
                    asked.incrementAndGet();
                    try {
                        never.await();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                },
                Literals.parse("192.0.2.7"),
                ZonedDateTime.parse("2026-11-22T10:00:00Z"));
        var script = new PacScript("function FindProxyForURL(u, h) { return dnsResolve(h) || 'DIRECT'; }");
        script.ways(URL, world(), CAP); // the engine's own start counts as well, and is slow on a busy machine
        var failed = assertInstanceOf(PacAnswer.Failed.class, script.ways(URL, slow, Duration.ofSeconds(1)));
        assertEquals(Reason.TIME_LIMIT, failed.reason());
        assertEquals(1, asked.get());
    }

    @Test
    void answersAreTheSameFromManyThreads() throws InterruptedException {
        var script = new PacScript("function FindProxyForURL(u, h) { return 'PROXY ' + h + ':1'; }");
        assertNotEquals(
                script.ways(URI.create("https://a/"), world(), CAP),
                script.ways(URI.create("https://b/"), world(), CAP));
    }

    private static PacAnswer answer(String source) throws InterruptedException {
        return new PacScript(source).ways(URL, world(), CAP);
    }

    private static Reason reason(String source) throws InterruptedException {
        return answer(source) instanceof PacAnswer.Failed failed ? failed.reason() : null;
    }

    private static String ways(String source, String url) throws InterruptedException {
        var answer = new PacScript(source).ways(URI.create(url), world(), CAP);
        return assertInstanceOf(PacAnswer.Ways.class, answer, answer::toString)
                .entries()
                .toString();
    }

    private static String value(String expression) throws InterruptedException {
        return value(expression, URL.toString());
    }

    /** What an expression gives, carried out of the script in a result that names no way. */
    private static String value(String expression, String url) throws InterruptedException {
        var script = new PacScript("function FindProxyForURL(url, host) { return '=' + (" + expression + "); }");
        var answer = script.ways(URI.create(url), world(), CAP);
        return assertInstanceOf(PacAnswer.Failed.class, answer, answer::toString)
                .detail()
                .substring(1);
    }

    private static PacWorld world() {
        return new PacWorld(
                name -> name.equals("inside.example")
                        ? List.of(Literals.parse("10.1.2.3"), Literals.parse("fd00::3"))
                        : List.of(),
                Literals.parse("192.0.2.7"),
                ZonedDateTime.parse("2026-11-22T10:00:00Z"));
    }
}
