package io.azreach.linux.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Options of apt.conf(5), nested or written out in full, by their full name in lower case; the last of a name wins. */
public final class AptConfig {
    private static final Pattern TOKEN =
            Pattern.compile("//[^\n]*|#[^\n]*|/\\*.*?(?:\\*/|$)|\"([^\"\n]*)\"|([{};])|([^\\s{};\"]+)", Pattern.DOTALL);

    private static final int DEEPEST = 20;

    private final Map<String, String> options = new TreeMap<>();
    private final Deque<String> scopes = new ArrayDeque<>();
    private final List<String> words = new ArrayList<>();

    private AptConfig() {}

    public static Map<String, String> options(String text) {
        var config = new AptConfig();
        var tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            if (tokens.group(2) != null) {
                config.symbol(tokens.group(2).charAt(0));
            } else if (tokens.group(1) != null) {
                config.words.add(tokens.group(1));
            } else if (tokens.group(3) != null) {
                config.words.add(tokens.group(3));
            }
        }
        return config.options;
    }

    private void symbol(char symbol) {
        if (symbol == '{') {
            scopes.push(full(words.isEmpty() ? "" : words.get(0)));
        } else if (symbol == '}') {
            scopes.poll();
        } else if (words.size() > 1) {
            options.put(full(words.get(0)), words.get(1));
        }
        words.clear();
    }

    private String full(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        // nothing that is looked for is nested deep, and names of names without end would fill the memory
        boolean inside = !scopes.isEmpty() && scopes.size() <= DEEPEST;
        return inside ? scopes.peek() + "::" + lower : lower;
    }
}
