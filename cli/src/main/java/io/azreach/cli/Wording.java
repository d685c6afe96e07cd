package io.azreach.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The command line's sentences in one language; what is not translated is said in English. Immutable. */
final class Wording {
    private final Properties sentences;

    private Wording(Properties sentences) {
        this.sentences = sentences;
    }

    static Wording in(String language) {
        var sentences = new Properties();
        load("texts.properties", sentences);
        if (!language.equals("en")) {
            load("texts_" + language + ".properties", sentences);
        }
        return new Wording(sentences);
    }

    private static void load(String resource, Properties into) {
        try (InputStream in = Wording.class.getResourceAsStream(resource)) {
            if (in != null) {
                into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Set<String> keys() {
        return new TreeSet<>(sentences.stringPropertyNames());
    }

    /** A sentence, its placeholders {@code {name}} replaced by the values that follow each name. */
    String say(String key, Object... namesAndValues) {
        var sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("text key [" + key + "] must be in texts.properties");
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sentence = sentence.replace("{" + namesAndValues[i] + "}", String.valueOf(namesAndValues[i + 1]));
        }
        return sentence;
    }
}
