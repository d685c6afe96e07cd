package io.azreach.report.scenario;

import io.azreach.report.syntax.JsonCursor;
import io.azreach.report.syntax.JsonProblems;
import io.azreach.report.syntax.JsonText;
import io.azreach.report.syntax.JsonValue;
import io.azreach.report.syntax.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a scenario and checks it against what the plugins offer; reports all mistakes at once. */
public final class ScenarioReader {
    private static final Set<String> TOP =
            Set.of("$schema", "schemaVersion", "id", "title", "actor", "probes", "services", "failsOn", "groups");
    private static final Set<String> FAMILIES = Set.of("linux", "windows", "other");
    private static final Set<String> SERVICE =
            Set.of("service", "need", "conditions", "options", "hostOption", "direct");

    private final JsonCursor cursor;
    private final ScenarioVocabulary known;

    private ScenarioReader(String file, ScenarioVocabulary known) {
        this.cursor = new JsonCursor(file);
        this.known = known;
    }

    /**
     * Reads a scenario.
     *
     * @param file name for messages
     * @throws JsonProblems with every mistake and its place
     */
    public static Scenario read(String file, String text, ScenarioVocabulary known) throws JsonProblems {
        var reader = new ScenarioReader(file, known);
        var scenario = reader.scenario(JsonText.read(file, text));
        reader.cursor.finish();
        return scenario;
    }

    private Scenario scenario(JsonValue document) {
        var in = cursor.object(document, "a scenario");
        cursor.onlyKeys(in, "a scenario", TOP);
        version(in);
        var id = cursor.needText(in, "id", "a scenario");
        var title = cursor.text(in, "title").orElse("scenario." + id + ".title");
        var actors = cursor.textMap(in, "actor");
        if (in.values().get("actor") instanceof JsonValue.Fields fields) {
            cursor.onlyKeys(fields, "'actor'", FAMILIES);
        }
        var probes = ids(in, "probes", "probe", known.probes());
        var services = new ArrayList<ServiceNeed>();
        cursor.items(in, "services").forEach(item -> services.add(service(item)));
        var failsOn = failsOn(in);
        var checks = new CheckReader(cursor, this::ids, known, failsOn);
        return new Scenario(id, title, actors, probes, services, failsOn, checks.groups(in));
    }

    private void version(JsonValue.Fields in) {
        var version = cursor.needText(in, "schemaVersion", "a scenario");
        if (!version.isEmpty() && !version.startsWith("1.")) {
            cursor.problem(
                    cursor.placeOf(in, "schemaVersion"),
                    "schemaVersion '" + version + "' is not understood; this program reads 1.x");
        }
    }

    private ServiceNeed service(JsonValue item) {
        var in = cursor.object(item, "a service");
        cursor.onlyKeys(in, "a service", SERVICE);
        var id = cursor.needText(in, "service", "a service");
        if (!id.isEmpty() && in.values().get("service") instanceof JsonValue.Text text) {
            exists(text, "service", known.services());
        }
        return new ServiceNeed(
                id,
                word(in, "need", "required", "optional").equals("required"),
                strings(in, "conditions"),
                strings(in, "options"),
                cursor.text(in, "hostOption").orElse(""),
                cursor.flag(in, "direct").orElse(false));
    }

    private List<String> strings(JsonValue.Fields in, String key) {
        return cursor.texts(in, key).stream().map(JsonValue.Text::value).toList();
    }

    private String word(JsonValue.Fields in, String key, String usual, String other) {
        var word = cursor.text(in, key).orElse(usual);
        if (!word.equals(usual) && !word.equals(other)) {
            cursor.problem(
                    cursor.placeOf(in, key), "'" + key + "' must be " + usual + " or " + other + ", not " + word);
        }
        return word;
    }

    private Map<String, List<String>> failsOn(JsonValue.Fields in) {
        var byStep = new HashMap<String, List<String>>();
        if (in.values().get("failsOn") instanceof JsonValue.Fields fields) {
            var steps = new HashSet<String>();
            for (var step : Step.values()) {
                steps.add(step.word());
            }
            cursor.onlyKeys(fields, "'failsOn'", steps);
            fields.values().keySet().forEach(key -> byStep.put(key, ids(fields, key, "finding", known.findings())));
        }
        return byStep;
    }

    private List<String> ids(JsonValue.Fields in, String key, String what, Set<String> existing) {
        var texts = cursor.texts(in, key);
        texts.forEach(text -> exists(text, what, existing));
        return texts.stream().map(JsonValue.Text::value).toList();
    }

    /** A glob may match nothing: it also stands for what a plugin that is not here would bring. */
    private void exists(JsonValue.Text text, String what, Set<String> existing) {
        if (!Globs.isGlob(text.value()) && !existing.contains(text.value())) {
            cursor.problem(
                    text.place(),
                    what + " '" + text.value() + "' does not exist" + Nearest.hint(text.value(), existing));
        }
    }
}
