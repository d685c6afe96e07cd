package io.azreach.report.scenario;

import io.azreach.report.syntax.JsonCursor;
import io.azreach.report.syntax.JsonValue;
import io.azreach.report.syntax.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the groups of a scenario and their checks. */
final class CheckReader {
    private static final Set<String> GROUP = Set.of("id", "title", "checks");
    private static final Set<String> CHECK =
            Set.of("id", "look", "service", "layers", "probes", "evidence", "failsOn", "need", "os");

    private final JsonCursor cursor;
    private final Ids ids;
    private final ScenarioVocabulary known;
    private final Map<String, List<String>> failsOn;
    private final Map<String, JsonValue.Place> seen = new HashMap<>();

    /** Reads an array of ids and reports those that do not exist. */
    @FunctionalInterface
    interface Ids {
        List<String> read(JsonValue.Fields in, String key, String what, Set<String> existing);
    }

    CheckReader(JsonCursor cursor, Ids ids, ScenarioVocabulary known, Map<String, List<String>> failsOn) {
        this.cursor = cursor;
        this.ids = ids;
        this.known = known;
        this.failsOn = failsOn;
    }

    List<CheckGroup> groups(JsonValue.Fields scenario) {
        var groups = new ArrayList<CheckGroup>();
        for (var item : cursor.items(scenario, "groups")) {
            var in = cursor.object(item, "a group");
            cursor.onlyKeys(in, "a group", GROUP);
            var id = cursor.needText(in, "id", "a group");
            var checks = new ArrayList<ScenarioCheck>();
            cursor.items(in, "checks").forEach(check -> checks.addAll(check(check)));
            groups.add(new CheckGroup(id, cursor.text(in, "title").orElse("group." + id), checks));
        }
        return groups;
    }

    private List<ScenarioCheck> check(JsonValue item) {
        var in = cursor.object(item, "a check");
        cursor.onlyKeys(in, "a check", CHECK);
        var id = cursor.needText(in, "id", "a check");
        var service = cursor.text(in, "service").orElse("");
        look(in, service);
        if (service.isEmpty()) {
            return List.of(check(in, id, "", null));
        }
        var checks = new ArrayList<ScenarioCheck>();
        for (var layer : cursor.texts(in, "layers")) {
            Step.of(layer.value())
                    .ifPresentOrElse(
                            step -> checks.add(check(in, id + "." + step.word(), service, step)),
                            () -> cursor.problem(
                                    layer.place(),
                                    "layer '" + layer.value() + "' does not exist"
                                            + Nearest.hint(
                                                    layer.value(),
                                                    Arrays.stream(Step.values())
                                                            .map(Step::word)
                                                            .toList())));
        }
        return checks;
    }

    private void look(JsonValue.Fields in, String service) {
        boolean machine = cursor.text(in, "look").orElse("").equals("machine");
        if (machine == service.isEmpty()) {
            if (!service.isEmpty()
                    && !known.services().contains(service)
                    && !Globs.isGlob(service)
                    && in.values().get("service") instanceof JsonValue.Text text) {
                cursor.problem(
                        text.place(),
                        "service '" + service + "' does not exist" + Nearest.hint(service, known.services()));
            }
            return;
        }
        cursor.problem(in.place(), "a check looks either at the machine (\"look\": \"machine\") or at a 'service'");
    }

    private ScenarioCheck check(JsonValue.Fields in, String id, String service, @Nullable Step step) {
        var before = seen.putIfAbsent(id, in.place());
        if (before != null) {
            cursor.problem(
                    in.place(),
                    "check id '" + id + "' is already used in line " + before.line() + "; rename one of them");
        }
        var findings = new ArrayList<String>(step == null ? List.of() : failsOn.getOrDefault(step.word(), List.of()));
        findings.addAll(ids.read(in, "failsOn", "finding", known.findings()));
        return new ScenarioCheck(
                id,
                service,
                step,
                ids.read(in, "probes", "probe", known.probes()),
                ids.read(in, "evidence", "evidence type", known.evidence()),
                findings,
                !cursor.text(in, "need").orElse("required").equals("optional"),
                cursor.texts(in, "os").stream().map(JsonValue.Text::value).toList());
    }
}
