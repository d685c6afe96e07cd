package io.azreach.report.checklist;

import io.azreach.model.Target;
import io.azreach.report.scenario.Scenario;
import io.azreach.report.scenario.ScenarioCheck;
import io.azreach.report.scenario.ServiceNeed;
import io.azreach.spi.Settings;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which services a scenario needs, and what must be said for their hosts to be known. */
record Needs(Scenario scenario, Settings settings) {
    Optional<ServiceNeed> of(String service) {
        return scenario.services().stream()
                .filter(need -> need.service().equals(service))
                .findFirst();
    }

    /** Looked at because it may tell something, not because anybody named it or cannot do without it. */
    boolean needless(Target target) {
        return target.hint("need").orElse("").equals("optional")
                && of(target.service()).map(need -> need.options().isEmpty()).orElse(true);
    }

    boolean isFirst(ScenarioCheck check) {
        return scenario.groups().stream()
                .flatMap(group -> group.checks().stream())
                .filter(other -> other.service().equals(check.service()))
                .findFirst()
                .map(check::equals)
                .orElse(false);
    }

    Optional<Reason> optionMissing(ServiceNeed need) {
        if (need.options().isEmpty()) {
            return Optional.empty();
        }
        boolean given =
                need.options().stream().anyMatch(option -> settings.values().containsKey(option));
        var options = need.options().stream().map(o -> "--" + o).collect(Collectors.joining(" / "));
        return Optional.of(given ? Reason.of("reason.no-host") : Reason.of("reason.option", "options", options));
    }
}
