package io.azreach.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.azreach.model.HostPort;
import io.azreach.model.Outcome;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.DnsStray;
import io.azreach.report.json.ReadReport;
import io.azreach.report.json.ReportReader;
import io.azreach.report.render.RunReport;
import io.azreach.report.scenario.Scenarios;
import io.azreach.report.syntax.JsonProblems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportJsonTest {
    static Stream<Runs> runs() {
        return Stream.of(
                Runs.healthyRun(),
                Runs.brokenRun(),
                Runs.proxyDownRun(),
                Runs.unmeasuredRun(),
                Runs.interruptedRun(),
                Runs.brokenRun()
                        .fault("sample", "probe 'sample.endpoint' broke")
                        .healthy(Runs.TIME),
                everyOutcome());
    }

    private static Runs everyOutcome() {
        var color = new SamplePlugin.Color("teal", List.of(0, 128), new SamplePlugin.Color("blue", List.of(), null));
        return new Runs()
                .planned(Runs.LOGIN)
                .observed(Runs.LOGIN, color, Runs.ntp(null), Runs.ntp(Runs.timeout()))
                .observed(Runs.LOGIN, "sample.a", new Outcome.NotApplicable("no systemd"))
                .observed(Runs.LOGIN, "sample.b", new Outcome.DeadlineReached())
                .observed(Runs.LOGIN.withHint("sni", "neutral.example"), "sample.c", new Outcome.Broken("x: y"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyDocumentFitsTheSchema(Runs run) throws IOException {
        assertEquals(List.of(), violations("azreach-report-1.0.schema.json", Runs.rendered(run.report(), "json")));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void writingWhatWasReadGivesTheSameBytes(Runs run) throws JsonProblems {
        var first = Runs.rendered(run.report(), "json");
        assertEquals(first, Runs.rendered(again(read(first)), "json"));
    }

    @Test
    void theSchemaRefusesNullAndWrongWords() throws IOException {
        var text = Runs.rendered(Runs.brokenRun().report(), "json");
        var wrong = text.replace("\"severity\" : \"blocker\"", "\"severity\" : \"bad\"")
                .replace("\"failure\" : {", "\"alert\" : null, \"failure\" : {");
        assertTrue(violations("azreach-report-1.0.schema.json", wrong).size() >= 3);
    }

    @Test
    void aReadRunEqualsTheWrittenOne() throws JsonProblems {
        var result = Runs.brokenRun().result();
        var read = read(Runs.rendered(Runs.brokenRun().report(), "json")).result();
        assertEquals(result.findings(), read.findings());
        assertEquals(result.targets(), read.targets());
        assertEquals(result.host(), read.host());
        assertEquals(
                result.observations().get(2).evidence(),
                read.observations().get(2).evidence());
    }

    @Test
    void whatElseCameForAQuestionIsReadBackAndUnknownInOlderReports() throws JsonProblems {
        var answer = nameServerSaid();
        var text = Runs.rendered(
                new Runs().planned(Runs.LOGIN).observed(Runs.LOGIN, answer).report(), "json");
        assertEquals(List.of(answer), read(text).result().observations().get(0).evidence());
        var older = text.replaceFirst("(?s),\\s*\"bufferSize\".*?\"strays\" : \\[.*?\\}\\s*\\]", "");
        var old = (DnsAnswer)
                read(older).result().observations().get(0).evidence().get(0);
        assertEquals(List.of(), old.strays());
        assertNull(old.bytes());
        assertEquals(answer.addresses(), old.addresses());
    }

    private static DnsAnswer nameServerSaid() {
        var stray = new DnsStray("second", List.of(Runs.address("198.51.100.66")));
        return new DnsAnswer(
                new HostPort("10.20.1.53", 53),
                "udp",
                Runs.LOGIN.host(),
                "A",
                true,
                false,
                "NOERROR",
                false,
                List.of(Runs.address("198.51.100.10")),
                List.of("alias.example"),
                null,
                null,
                null,
                30L,
                Runs.ms(4),
                null,
                1232,
                180,
                "ns1.example",
                List.of(stray));
    }

    @Test
    void evidenceOfAnUnknownPluginIsKeptOutAndCounted() throws JsonProblems {
        var text = Runs.rendered(everyOutcome().report(), "json").replace("sample-color", "other-color");
        var read = read(text);
        assertEquals(1, read.unknownEvidence());
        assertEquals(2, read.result().observations().get(0).evidence().size());
    }

    @Test
    void unknownKeysAreIgnored() throws JsonProblems {
        var text = Runs.rendered(Runs.brokenRun().report(), "json")
                .replaceFirst("\"run\" : \\{", "\"future\" : {\"a\" : [1]},\n  \"run\" : {\"newer\" : true,");
        assertEquals(Runs.brokenRun().result().findings(), read(text).result().findings());
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() {
        var text = Runs.rendered(Runs.brokenRun().report(), "json")
                .replaceFirst("\"ms\" : 12.346", "\"ms\" : \"long\"")
                .replaceFirst("\"address\" : \"198.51.100.10\"", "\"address\" : \"www.example.com\"");
        var problems = assertThrows(JsonProblems.class, () -> read(text)).problems();
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).toString().matches("run\\.json:\\d+:\\d+: 'ms' must be of type number, not string"));
        assertTrue(
                problems.get(1).message().contains("[www.example.com]"),
                problems.get(1).message());
    }

    @Test
    void anotherSchemaIsRefused() {
        var text = "{\"schema\": \"other\", \"schemaVersion\": \"2.0\"}";
        assertTrue(
                assertThrows(JsonProblems.class, () -> read(text)).getMessage().contains("schema 'other' 2.0"));
    }

    @Test
    void brokenJsonIsNamedWithLineAndColumn() {
        var problem = assertThrows(JsonProblems.class, () -> read("{\n  \"a\": tru\n}"))
                .problems()
                .get(0);
        assertEquals(2, problem.line());
    }

    @Test
    void addressesAreCanonicalAndMillisecondsHaveThreeDecimals() throws IOException {
        var tree = tree(Runs.brokenRun());
        assertEquals("2001:db8::1:0:0:4", tree.at("/host/addresses/1").asText());
        assertEquals("12.346", tree.at("/observations/0/ms").asText());
        assertEquals("2026-11-21T09:42:18.250Z", tree.at("/run/startedAt").asText());
    }

    @Test
    void whatWasNotMeasuredIsAbsentAndNeverNull() throws IOException {
        var tree = tree(Runs.interruptedRun());
        assertFalse(tree.toString().contains("null"));
        assertFalse(tree.at("/endpoints/0/layers/1").has("ms"));
    }

    @Test
    void aRootIsNamedInOrderAndAConsequenceNamesItsRoot() throws IOException {
        var tree = tree(Runs.brokenRun());
        assertEquals("[\"F1\",\"F2\",\"F4\"]", tree.at("/verdict/rootFindings").toString());
        assertEquals("F2", tree.at("/findings/2/of").asText());
        assertEquals("consequence", tree.at("/findings/2/role").asText());
        assertEquals("proxy-team", tree.at("/findings/1/owner").asText());
        assertEquals(
                "CN=Contoso Inspection CA", tree.at("/findings/1/args/issuer").asText());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void builtInScenariosFitTheirSchema(String id) throws IOException {
        assertEquals(List.of(), violations("azreach-scenario-1.0.schema.json", resource("scenarios/" + id + ".json")));
    }

    static Stream<String> scenarios() {
        return Stream.of("a2a", "h2a", "upload", "connect");
    }

    private static JsonNode tree(Runs run) throws IOException {
        return new ObjectMapper().readTree(Runs.rendered(run.report(), "json"));
    }

    private static ReadReport read(String text) throws JsonProblems {
        return ReportReader.read("run.json", text, SamplePlugin.catalog().evidenceTypes());
    }

    private static RunReport again(ReadReport read) throws JsonProblems {
        var catalog = SamplePlugin.catalog();
        return RunReport.of(read.meta(), read.result(), new Scenarios(catalog).find(read.scenario()), catalog);
    }

    private static List<String> violations(String schema, String document) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource(schema))
                .validate(document, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (var in = Reports.class.getResourceAsStream(name)) {
            return new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
