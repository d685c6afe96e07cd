package io.azreach.report.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong in one JSON file, in the order of the file. */
public final class JsonProblems extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<JsonProblem> problems;

    public JsonProblems(List<JsonProblem> problems) {
        super(problems.stream().map(JsonProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<JsonProblem> problems() {
        return problems;
    }
}
