package io.azreach.cli;

import io.azreach.report.syntax.Nearest;
import java.util.Collection;

/** The sentence for a word that is not one of those known. */
final class UnknownWord {
    private UnknownWord() {}

    /** Names the word, all known ones and the nearest. */
    static String say(Wording texts, String key, String word, Collection<String> known) {
        return texts.say(key, "word", word, "known", String.join(", ", known)) + nearest(texts, word, known);
    }

    /** A hint with a space in front, or nothing. */
    static String nearest(Wording texts, String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> " " + texts.say("hint.nearest", "word", near))
                .orElse("");
    }
}
