package io.azreach.report.syntax;

/**
 * Something wrong in a JSON file.
 *
 * @param file its name
 * @param line from 1
 * @param column from 1
 * @param message what is there, what should be, and what to do
 */
public record JsonProblem(String file, int line, int column, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
