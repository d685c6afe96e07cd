package io.azreach.cli;

import java.io.PrintStream;
import java.util.List;

/** Prints rows of cells in aligned columns. */
record Rows(List<List<String>> rows) {
    private static final int GAP = 2;

    void print(PrintStream out) {
        for (var row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                var cell = row.get(column);
                line.append(cell).append(" ".repeat(width(column) - cell.length() + GAP));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
