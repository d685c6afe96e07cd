package io.azreach.linux.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The variables a script of plain assignments leaves behind. Conditions are not evaluated: every branch counts as taken,
 * because the texts read here are hints of what a login shell gets.
 */
public final class ShellScript {
    private static final Set<String> KEYWORDS = Set.of("then", "else", "do", "{", "if", "elif");
    private static final Set<String> DECLARATIONS = Set.of("export", "declare", "typeset", "readonly");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

    private ShellScript() {}

    public static Map<String, String> variables(String text) {
        var variables = new LinkedHashMap<String, String>();
        var words = new ShellWords(text.replace("\r\n", "\n"), variables);
        for (var statement = words.next(); !statement.isEmpty(); statement = words.next()) {
            apply(withoutKeywords(statement), variables);
        }
        return variables;
    }

    private static List<String> withoutKeywords(List<String> statement) {
        int first = 0;
        while (first < statement.size() && KEYWORDS.contains(statement.get(first))) {
            first++;
        }
        return statement.subList(first, statement.size());
    }

    private static void apply(List<String> words, Map<String, String> variables) {
        if (words.isEmpty()) {
            return;
        }
        if (words.get(0).equals("unset")) {
            words.forEach(variables::remove);
            return;
        }
        boolean declares = DECLARATIONS.contains(words.get(0));
        // "NAME=value command" sets the variable for that command only
        if (declares || words.stream().allMatch(word -> ASSIGNMENT.matcher(word).matches())) {
            words.stream()
                    .map(ASSIGNMENT::matcher)
                    .filter(word -> word.matches())
                    .forEach(word -> {
                        variables.put(word.group(1), word.group(2));
                    });
        }
    }
}
