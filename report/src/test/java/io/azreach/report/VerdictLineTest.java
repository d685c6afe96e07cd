package io.azreach.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingType;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.spi.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictLineTest {
    @Test
    void aWarningDoesNotSoundLikeAFailure() {
        var report = Runs.healthyRun().found(finding(SamplePlugin.TIME_SKEW_BEHIND, Target.MACHINE), null);
        assertTrue(text(report).contains(" WARNING  It works, with one warning."));
    }

    @Test
    void aWarningAtTheThresholdIsNotCalledBlocked() {
        var settings = new Settings(Map.of("fail-on", List.of("risk")));
        var report = Runs.healthyRun()
                .found(finding(SamplePlugin.TIME_SKEW_BEHIND, Target.MACHINE), null)
                .report("a2a", settings, "en");
        var text = Runs.rendered(report, "text");
        assertTrue(text.contains(" FINDINGS  It works, but findings reach --fail-on risk."), text);
        assertFalse(text.contains("cannot replicate"), text);
    }

    @Test
    void aFailureThatNothingExplainsIsNamed() {
        var report = new Runs()
                .planned(Runs.LOGIN)
                .observed(Runs.LOGIN, Runs.lookup(Runs.LOGIN), Runs.connect(Runs.timeout()));
        assertTrue(text(report).contains("Failed without a known cause: Entra ID."));
    }

    @Test
    void aTitleNamesOneOfManyTargetsAndCountsTheRest() {
        var finding = Finding.of(SamplePlugin.PATH_LATENCY_HIGH, Confidence.LIKELY)
                .on(List.of(Runs.LOGIN, Runs.ASR, Runs.BLOB))
                .arg("ms", "420, 310, 377")
                .build();
        var text = text(Runs.healthyRun().found(finding, null)).replaceAll("\\s+", " ");
        var title = "Round trips to cacheasr4821.blob.core.windows.net:443 and 2 more";
        assertTrue(text.contains(title), text);
        assertTrue(text.contains("take 310 to 420 ms"), text);
    }

    @Test
    void theVerdictTellsWhetherTheCauseIsOnThisMachine() {
        assertTrue(text(Runs.proxyDownRun()).contains("One cause, outside this machine."));
        var inside = Finding.of(SamplePlugin.TIME_SKEW_BEHIND, Confidence.CONFIRMED)
                .severity(Severity.BLOCKER)
                .on(Target.MACHINE)
                .build();
        assertTrue(text(Runs.healthyRun().found(inside, null)).contains("One cause, to be repaired on this machine."));
    }

    @Test
    void addressesAreShownInTheirShortForm() {
        var finding = Finding.of(SamplePlugin.TCP_TIMEOUT, Confidence.LIKELY)
                .on(Runs.LOGIN)
                .arg("port", 443)
                .arg("hop", "2001:db8:a:0:0:0:0:30")
                .build();
        assertTrue(text(Runs.healthyRun().found(finding, null)).contains("answers is 2001:db8:a::30."));
    }

    private static String text(Runs runs) {
        return Runs.rendered(runs.report(), "text");
    }

    private static Finding finding(FindingType type, Target target) {
        return Finding.of(type, Confidence.CONFIRMED).on(target).build();
    }
}
