package io.azreach.linux.probe;

import io.azreach.linux.parse.ProxyText;
import io.azreach.model.evidence.ProxySetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The proxy variables of an environment, in the order curl(1) looks at them. Upper-case {@code HTTP_PROXY} has no reader:
 * curl and what is built on it ignore the name, because a web server gives it to CGI programs from a request header.
 */
final class ProxyVariables {
    private static final List<String> NAMES =
            List.of("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY");

    private final Map<String, Variable> variables = new LinkedHashMap<>();

    /** A value and where it was set. */
    private record Variable(String value, String source) {}

    static ProxyVariables of(String source, Map<String, String> values) {
        var variables = new ProxyVariables();
        variables.set(source, values);
        return variables;
    }

    /** Later values replace earlier ones of the same name. */
    void set(String source, Map<String, String> values) {
        values.forEach((name, value) -> variables.put(name, new Variable(value, source)));
    }

    void reset() {
        variables.clear();
    }

    List<ProxySetting> settings(List<String> readers, int rank) {
        var settings = new ArrayList<ProxySetting>();
        for (var name : NAMES) {
            var variable = variables.get(name);
            if (variable != null) {
                var heeded = name.equals("HTTP_PROXY") ? List.<String>of() : readers;
                var source = new ProxySource(variable.source, heeded, rank + settings.size());
                settings.add(source.setting(name, scheme(name), ProxyText.parse(variable.value), bypass()));
            }
        }
        return settings;
    }

    private List<String> bypass() {
        var lower = variables.get("no_proxy");
        var variable = lower == null ? variables.get("NO_PROXY") : lower;
        return variable == null ? List.of() : ProxySource.bypass(variable.value);
    }

    private static String scheme(String name) {
        return name.substring(0, name.indexOf('_')).toLowerCase(Locale.ROOT);
    }
}
