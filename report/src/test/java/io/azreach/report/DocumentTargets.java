package io.azreach.report;

import static io.azreach.testkit.FuzzTarget.holds;

import io.azreach.model.EvidenceType;
import io.azreach.report.json.ReadReport;
import io.azreach.report.json.ReportReader;
import io.azreach.report.render.RunReport;
import io.azreach.report.scenario.ScenarioReader;
import io.azreach.report.scenario.ScenarioVocabulary;
import io.azreach.report.scenario.Scenarios;
import io.azreach.report.syntax.JsonProblems;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Documents that others write. */
public final class DocumentTargets {
    private static final ScenarioVocabulary KNOWN = new ScenarioVocabulary(
            Set.of("core.endpoint", "core.ntp"),
            Set.of("TCP_TIMEOUT", "TCP_REFUSED"),
            Set.of("entra", "storage"),
            Set.of("tcp-connect"));
    private static final Map<String, EvidenceType<?>> TYPES =
            SamplePlugin.catalog().evidenceTypes();

    private DocumentTargets() {}

    /** What was read is written, and read again as the same. */
    public static void report(byte[] input) {
        ReadReport read;
        try {
            read = ReportReader.read("run.json", new String(input, StandardCharsets.UTF_8), TYPES);
        } catch (JsonProblems problems) {
            holds(!problems.problems().isEmpty(), "refused without a reason");
            return;
        }
        String written;
        try {
            written = written(read);
        } catch (JsonProblems noSuchScenario) {
            return;
        }
        try {
            var again = written(ReportReader.read("again.json", written, TYPES));
            holds(written.equals(again), "read again it differs:\n" + written + "\n" + again);
        } catch (JsonProblems own) {
            throw new AssertionError("what was written is not understood:\n" + written, own);
        }
    }

    private static String written(ReadReport read) throws JsonProblems {
        var catalog = SamplePlugin.catalog();
        var scenario = new Scenarios(catalog).find(read.scenario());
        return Runs.rendered(RunReport.of(read.meta(), read.result(), scenario, catalog), "json");
    }

    public static void scenario(byte[] input) {
        try {
            var scenario = ScenarioReader.read("mine.json", new String(input, StandardCharsets.UTF_8), KNOWN);
            holds(!scenario.id().isEmpty(), "a scenario without an id was accepted");
        } catch (JsonProblems problems) {
            holds(!problems.problems().isEmpty(), "refused without a reason");
        }
    }
}
