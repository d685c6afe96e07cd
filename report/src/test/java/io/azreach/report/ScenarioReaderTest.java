package io.azreach.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.report.scenario.ScenarioReader;
import io.azreach.report.scenario.ScenarioVocabulary;
import io.azreach.report.scenario.Scenarios;
import io.azreach.report.syntax.JsonProblem;
import io.azreach.report.syntax.JsonProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
    private static final ScenarioVocabulary KNOWN = new ScenarioVocabulary(
            Set.of("core.endpoint", "core.ntp"),
            Set.of("TCP_TIMEOUT", "TCP_REFUSED"),
            Set.of("entra", "storage"),
            Set.of("tcp-connect"));

    private static final String WRONG = """
            {
              "schemaVersion": "1.0",
              "id": "mine",
              "titel": "x",
              "probes": ["core.endpont", "other.*"],
              "services": [{"service": "entre", "need": "maybe", "direct": "yes"}],
              "groups": [
                {"id": "g", "checks": [
                  {"id": "a", "look": "machine", "failsOn": ["TCP_TIMEOUTS"]},
                  {"id": "a", "look": "machine", "evidence": ["tcp-conect"]},
                  {"id": "b", "service": "storage", "layers": ["dns", "tpc"]},
                  {"id": "c"}
                ]}
              ]
            }
            """;

    @Test
    void everyMistakeIsReportedAtOnceWithPlaceAndSuggestion() {
        var problems = assertThrows(JsonProblems.class, () -> ScenarioReader.read("mine.json", WRONG, KNOWN))
                .problems();
        var lines = problems.stream().map(JsonProblem::toString).toList();
        assertEquals(
                List.of(
                        "mine.json:4:3: key 'titel' is unknown in a scenario; did you mean 'title'?",
                        "mine.json:5:14: probe 'core.endpont' does not exist; did you mean 'core.endpoint'?",
                        "mine.json:6:28: service 'entre' does not exist; did you mean 'entra'?",
                        "mine.json:6:45: 'need' must be required or optional, not maybe",
                        "mine.json:6:64: 'direct' must be of type boolean, not string",
                        "mine.json:9:50: finding 'TCP_TIMEOUTS' does not exist; did you mean 'TCP_TIMEOUT'?",
                        "mine.json:10:7: check id 'a' is already used in line 9; rename one of them",
                        "mine.json:10:51: evidence type 'tcp-conect' does not exist; did you mean 'tcp-connect'?",
                        "mine.json:11:59: layer 'tpc' does not exist; did you mean 'tcp'?",
                        "mine.json:12:7: a check looks either at the machine (\"look\": \"machine\") or at a 'service'"),
                lines);
    }

    @Test
    void layersBecomeChecksOfTheirOwn() throws JsonProblems {
        var text = """
                {"schemaVersion": "1.0", "id": "mine", "failsOn": {"tcp": ["TCP_*"]},
                 "groups": [{"id": "g", "checks": [{"id": "x", "service": "entra", "layers": ["dns", "tcp"]}]}]}
                """;
        var checks =
                ScenarioReader.read("mine.json", text, KNOWN).groups().get(0).checks();
        assertEquals(List.of("x.dns", "x.tcp"), checks.stream().map(c -> c.id()).toList());
        assertEquals(List.of("TCP_*"), checks.get(1).failsOn());
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        var text = "{\"schemaVersion\": \"1.0\",\n\"id\": \"a\", \"id\": \"b\", \"groups\": []}";
        var problem = assertThrows(JsonProblems.class, () -> ScenarioReader.read("x.json", text, KNOWN))
                .problems()
                .get(0);
        assertEquals(2, problem.line());
        assertTrue(problem.message().contains("id"), problem.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a2a", "h2a", "upload", "connect"})
    void builtInScenariosLoad(String id) throws JsonProblems {
        assertEquals(id, new Scenarios(SamplePlugin.catalog()).find(id).id());
    }

    @Test
    void anUnknownScenarioSuggestsTheNearest() {
        var message = assertThrows(JsonProblems.class, () -> new Scenarios(SamplePlugin.catalog()).find("a2"))
                .getMessage();
        assertTrue(message.contains("did you mean 'a2a'?"), message);
    }

    @Test
    void aScenarioFileIsFoundByItsPath(@TempDir Path folder) throws IOException, JsonProblems {
        var file = Files.writeString(
                folder.resolve("mine.json"), "{\"schemaVersion\": \"1.0\", \"id\": \"mine\", \"groups\": []}");
        assertEquals(
                "mine",
                new Scenarios(SamplePlugin.catalog()).find(file.toString()).id());
        var absent = folder.resolve("absent.json").toString();
        assertThrows(JsonProblems.class, () -> new Scenarios(SamplePlugin.catalog()).find(absent));
    }
}
