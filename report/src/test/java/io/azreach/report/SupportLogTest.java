package io.azreach.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.report.render.RenderOptions;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportLogTest {
    private static final ProxySetting SETTING = new ProxySetting(
            "/etc/environment",
            "https_proxy",
            List.of("shell", "apt"),
            "https",
            new HostPort("proxy.corp.example", 8080),
            null,
            List.of(".blob.core.windows.net"),
            false,
            null,
            1);

    @Test
    void everyActorsProxyForEveryTargetIsToldWithItsExceptions() {
        var log =
                Runs.rendered(Runs.brokenRun().observed(Target.MACHINE, SETTING).report(), "log");
        assertContains(log, "apt", "login.microsoftonline.com:443  proxy proxy.corp.example:8080, by https_proxy of");
        assertContains(log, "shell", "windows.net:443  direct, by the exception .blob.core.windows.net to https_proxy");
        assertContains(log, "mobility-agent", "direct, nothing is set");
    }

    @Test
    void everyCertificateIsToldOnceWithIssuerAndDates() {
        var log = Runs.rendered(Runs.brokenRun().report(), "log");
        assertTrue(log.contains("issuer   CN=Contoso Inspection CA"), log);
        assertTrue(log.contains("valid    2026-11-20T09:42:18.250Z to 2026-11-22T09:42:18.250Z"), log);
    }

    @Test
    void theLastLineSaysWhetherItIsWhole() {
        assertTrue(Runs.rendered(Runs.brokenRun().report(), "log").endsWith("\nScript Completed\n"));
        assertTrue(Runs.rendered(Runs.interruptedRun().report(), "log").endsWith("\nInterrupted\n"));
    }

    @Test
    void observationsAreShownOnlyWhenAskedForTwice() {
        var seen = "The system resolver gave 198.51.100.10 for login.microsoftonline.com";
        var once = new RenderOptions(80, false, 1, ZoneOffset.UTC);
        var twice = new RenderOptions(80, false, 2, ZoneOffset.UTC);
        assertFalse(Runs.rendered(Runs.brokenRun().report(), "text", once).contains(seen));
        assertTrue(Runs.rendered(Runs.brokenRun().report(), "text", twice).contains(seen));
    }

    private static void assertContains(String log, String actor, String rest) {
        assertTrue(
                log.lines().anyMatch(line -> line.startsWith(actor) && line.contains(rest)),
                actor + " ... " + rest + "\n" + log);
    }
}
