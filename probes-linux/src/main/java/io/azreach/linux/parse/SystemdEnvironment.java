package io.azreach.linux.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a systemd file does to the environment (systemd.exec(5), systemd-system.conf(5)).
 *
 * @param resets whether an empty assignment dropped what earlier files had set
 * @param variables set by the file itself
 * @param files named by {@code EnvironmentFile=}; their variables win over the file's own
 */
public record SystemdEnvironment(boolean resets, Map<String, String> variables, List<String> files) {
    public SystemdEnvironment {
        variables = Map.copyOf(variables);
        files = List.copyOf(files);
    }

    /** A unit or a drop-in of one. */
    public static SystemdEnvironment ofUnit(String text) {
        return parse(text, "Service", "Environment");
    }

    /** {@code system.conf} or a drop-in of it. */
    public static SystemdEnvironment ofManager(String text) {
        return parse(text, "Manager", "DefaultEnvironment");
    }

    private static SystemdEnvironment parse(String text, String section, String key) {
        var file = IniFile.parse(text);
        var variables = new LinkedHashMap<String, String>();
        boolean resets = false;
        for (var value : file.values(section, key)) {
            if (value.isEmpty()) {
                variables.clear();
                resets = true;
            }
            words(value).forEach(word -> assign(word, variables));
        }
        var files = file.values(section, "EnvironmentFile").stream()
                .map(name -> name.startsWith("-") ? name.substring(1) : name)
                .filter(name -> name.startsWith("/") && name.indexOf('*') < 0 && name.indexOf('%') < 0)
                .toList();
        return new SystemdEnvironment(resets, variables, files);
    }

    private static void assign(String word, Map<String, String> variables) {
        int equals = word.indexOf('=');
        if (equals > 0) {
            variables.put(word.substring(0, equals), word.substring(equals + 1).replace("%%", "%"));
        }
    }

    /** Words may be quoted as a whole or in part; a dollar sign has no meaning here. */
    static List<String> words(String value) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        char quote = 0;
        for (char c : value.toCharArray()) {
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        words.removeIf(String::isEmpty);
        return words;
    }
}
