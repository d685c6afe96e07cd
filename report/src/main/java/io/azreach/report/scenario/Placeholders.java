package io.azreach.report.scenario;

import io.azreach.model.evidence.MachineFacts;
import io.azreach.spi.EvidenceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Values for the names in braces of catalogue host names: from the option of that name ({@code storageAccount} is
 * {@code --storage-account}), or from the catalogue's table of that name, looked up by region.
 */
final class Placeholders {
    private final EvidenceView survey;
    private final Map<String, Map<String, String>> tables;

    Placeholders(EvidenceView survey, Map<String, Map<String, String>> tables) {
        this.survey = survey;
        this.tables = tables;
    }

    /** The host names a template stands for; none where a value is not known. */
    List<String> fill(String template) {
        int start = template.indexOf('{');
        int end = template.indexOf('}', start);
        if (start < 0 || end < 0) {
            return List.of(template);
        }
        var filled = new ArrayList<String>();
        for (var value : values(template.substring(start + 1, end))) {
            filled.addAll(fill(template.substring(0, start) + value + template.substring(end + 1)));
        }
        return filled;
    }

    private List<String> values(String name) {
        var table = tables.get(name);
        if (table != null) {
            return regions().stream()
                    .filter(table::containsKey)
                    .map(table::get)
                    .distinct()
                    .toList();
        }
        return survey.settings().values(option(name)).stream()
                .map(String::strip)
                .toList();
    }

    /** Where the user says the machine is; otherwise where Azure says it is. */
    private List<String> regions() {
        var given = survey.settings().values("region");
        var regions = given.isEmpty() ? located() : given;
        return regions.stream()
                .map(region -> region.replace(" ", "").toLowerCase(Locale.ROOT))
                .toList();
    }

    private List<String> located() {
        return survey.all(MachineFacts.class).stream()
                .map(found -> found.evidence())
                .filter(facts -> facts.topic().equals("instance-metadata"))
                .flatMap(facts ->
                        java.util.stream.Stream.ofNullable(facts.facts().get("location")))
                .distinct()
                .toList();
    }

    private static String option(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
