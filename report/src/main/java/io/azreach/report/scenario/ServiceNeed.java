package io.azreach.report.scenario;

import java.util.List;

/**
 * A service of the endpoint catalogue that a scenario needs.
 *
 * @param service its id in the catalogue
 * @param required whether the scenario cannot do without it
 * @param conditions conditions of the catalogue that hold in this scenario; others hold when an option of that name is given
 * @param options the options of which one must be given for its host names to be known; named in the report when none was
 * @param hostOption the option whose values are its host names, instead of the catalogue's; empty for none
 * @param direct true when it must never be asked through a proxy
 */
public record ServiceNeed(
        String service,
        boolean required,
        List<String> conditions,
        List<String> options,
        String hostOption,
        boolean direct) {
    public ServiceNeed {
        conditions = List.copyOf(conditions);
        options = List.copyOf(options);
    }
}
