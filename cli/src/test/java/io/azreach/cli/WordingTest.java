package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");
    private final Wording english = Wording.in("en");

    @Test
    void everyCommandOptionAndRuleHasAText() {
        for (var command : Command.values()) {
            assertTrue(english.keys().contains("command." + command.word()), command.word());
            for (var option : command.options) {
                assertTrue(english.keys().contains("option." + option.name()), option.name());
                if (option.kind() != Option.Kind.SWITCH && option.kind() != Option.Kind.OUTPUT) {
                    assertTrue(english.keys().contains("rule." + option.kind()), option.name());
                }
            }
        }
    }

    @Test
    void everyLanguageHasTheSameTextsWithTheSamePlaceholders() {
        for (var language : Language.KNOWN) {
            var words = Wording.in(language);
            assertEquals(english.keys(), words.keys(), language);
            for (var key : english.keys()) {
                assertEquals(placeholders(english.say(key)), placeholders(words.say(key)), language + " " + key);
            }
        }
    }

    @Test
    void placeholdersAreReplacedByName() {
        assertEquals("only 3", english.say("self-test.more", "count", 3).replaceFirst(".*?3.*", "only 3"));
        assertThrows(IllegalArgumentException.class, () -> english.say("no.such.key"));
    }

    private static TreeSet<String> placeholders(String text) {
        var found = new TreeSet<String>();
        PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group()));
        return found;
    }
}
