package io.azreach.linux.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Splits a shell script into statements of words: quotes, escapes, comments and references to variables known so far. What
 * would have to be run ({@code $(…)}, back quotes) stays in the word as a dollar sign, so that nobody takes it for a value.
 */
final class ShellWords {
    private static final int LONGEST = 4096;

    private final String text;
    private final Map<String, String> variables;
    private int at;
    private boolean inWord;
    private final StringBuilder word = new StringBuilder();
    private List<String> statement = new ArrayList<>();

    ShellWords(String text, Map<String, String> variables) {
        this.text = text;
        this.variables = variables;
    }

    /** The next statement; empty at the end of the text. Blank statements are left out. */
    List<String> next() {
        statement = new ArrayList<>();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\n' || c == ';' || c == '&' || c == '|') {
                endWord();
                if (!statement.isEmpty()) {
                    return statement;
                }
            } else {
                take(c);
            }
        }
        endWord();
        return statement;
    }

    private void take(char c) {
        if (Character.isWhitespace(c)) {
            endWord();
        } else if (c == '#' && !inWord) {
            skipTo('\n');
        } else if (c == '\'') {
            inWord = true;
            int end = end('\'');
            word.append(text, at, end);
            at = Math.min(text.length(), end + 1);
        } else if (c == '"') {
            inWord = true;
            doubleQuoted();
        } else {
            plain(c);
        }
    }

    private void doubleQuoted() {
        while (at < text.length() && text.charAt(at) != '"') {
            plain(text.charAt(at++));
        }
        at++;
    }

    private void plain(char c) {
        if (c == '\\' && at < text.length()) {
            char escaped = text.charAt(at++);
            if (escaped != '\n') {
                word.append(escaped);
                inWord = true;
            }
            return;
        }
        inWord = true;
        if (c == '$') {
            reference();
        } else if (c == '`') {
            word.append('$');
            at = Math.min(text.length(), end('`') + 1);
        } else {
            word.append(c);
        }
    }

    private void reference() {
        char opening = at < text.length() ? text.charAt(at) : ' ';
        if (opening == '(') {
            word.append('$');
            at = Math.min(text.length(), end(')') + 1);
            return;
        }
        boolean braces = opening == '{';
        int start = braces ? at + 1 : at;
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        var value = variables.get(text.substring(start, end));
        // variables made of variables could grow without end
        word.append(value == null || word.length() + value.length() > LONGEST ? "$" : value);
        at = braces ? Math.min(text.length(), end('}') + 1) : end;
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }

    private int end(char closing) {
        int end = text.indexOf(closing, at);
        return end < 0 ? text.length() : end;
    }

    private void skipTo(char stop) {
        at = end(stop);
    }

    private void endWord() {
        if (inWord) {
            statement.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
