package io.azreach.cli;

import java.util.List;
import java.util.Locale;

/** Which language to speak: the option, then the system's, then English. */
final class Language {
    static final List<String> KNOWN = List.of("en", "ja", "ko");

    private Language() {}

    /** Reads {@code --lang} straight from the words, since problems with the other words are told in that language too. */
    static String wanted(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.startsWith("--lang=")) {
                return known(word.substring(7));
            }
            if (word.equals("--lang") && i + 1 < words.size()) {
                return known(words.get(i + 1));
            }
        }
        return known(Locale.getDefault().getLanguage());
    }

    private static String known(String language) {
        return KNOWN.contains(language) ? language : "en";
    }
}
