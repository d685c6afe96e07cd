package io.azreach.report.scenario;

import io.azreach.model.HostInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A checklist as data.
 *
 * @param id its name on the command line
 * @param title key of its title
 * @param actors whose settings decide by default, by operating system family in lower case
 * @param probes which probes belong to it, as globs
 * @param services what it needs from the endpoint catalogue
 * @param failsOn finding globs that make a layer's check fail, by {@link Step#word()}
 * @param groups the checks, in the order of the report
 */
public record Scenario(
        String id,
        String title,
        Map<String, String> actors,
        List<String> probes,
        List<ServiceNeed> services,
        Map<String, List<String>> failsOn,
        List<CheckGroup> groups) {
    public Scenario {
        actors = Map.copyOf(actors);
        probes = List.copyOf(probes);
        services = List.copyOf(services);
        failsOn = Map.copyOf(failsOn);
        groups = List.copyOf(groups);
    }

    /** A scenario that asks nothing, for runs whose scenario is not known here. */
    public static Scenario unknown(String id) {
        return new Scenario(id, "scenario." + id + ".title", Map.of(), List.of(), List.of(), Map.of(), List.of());
    }

    /** Whose settings decide when the user does not say; {@code shell} where the scenario does not either. */
    public String actorOn(HostInfo.Os os) {
        return actors.getOrDefault(os.name().toLowerCase(Locale.ROOT), "shell");
    }
}
