package io.azreach.report.render;

import io.azreach.report.checklist.Check;
import io.azreach.report.checklist.CheckStatus;
import io.azreach.report.checklist.CheckedGroup;
import io.azreach.report.text.Columns;
import io.azreach.report.text.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks by group: problems one by one, what was not looked at by reason, passed ones folded. */
final class CheckSection {
    private static final int TITLE = 32;

    private final RunReport report;
    private final RenderContext context;
    private final Paint paint;
    private final CheckWords words;
    private final int statusWidth;

    CheckSection(RunReport report, RenderContext context, Paint paint) {
        this.report = report;
        this.context = context;
        this.paint = paint;
        this.words = new CheckWords(report, context.texts());
        this.statusWidth = Stream.of(CheckStatus.values())
                .mapToInt(status -> Columns.width(words.of(status)))
                .max()
                .orElse(4);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var group : report.checklist().groups()) {
            lines.addAll(group(group));
        }
        return lines;
    }

    private List<String> group(CheckedGroup group) {
        var lines = new ArrayList<String>();
        if (group.checks().isEmpty()) {
            return lines;
        }
        lines.add(paint.bold(context.texts().line(group.group().title())));
        for (var status : List.of(CheckStatus.FAIL, CheckStatus.WARN)) {
            with(group, status).forEach(check -> lines.add(single(check)));
        }
        lines.addAll(open(with(group, CheckStatus.UNKNOWN)));
        boolean problems = lines.size() > 1;
        var passed = with(group, CheckStatus.OK);
        if (context.options().verbosity() > 0) {
            passed.forEach(check -> lines.add(single(check)));
        } else if (!passed.isEmpty()) {
            var count = Integer.toString(passed.size());
            var title = context.texts().line(problems ? "fold.more" : "fold.all", Map.of("count", count));
            lines.add(row(CheckStatus.OK, title, paint::dim, subjects(passed), ""));
        }
        lines.addAll(skipped(with(group, CheckStatus.SKIP)));
        return lines;
    }

    private static List<Check> with(CheckedGroup group, CheckStatus status) {
        return group.checks().stream().filter(c -> c.status() == status).toList();
    }

    /** One line for each thing that gave no answer, however many questions it leaves open. */
    private List<String> open(List<Check> checks) {
        var lines = new LinkedHashMap<String, String>();
        for (var check : checks) {
            var target = check.target();
            var what = target == null || target.isMachine() ? words.title(check) : target.host();
            lines.putIfAbsent(what, row(CheckStatus.UNKNOWN, what, text -> text, words.reason(check), ""));
        }
        return List.copyOf(lines.values());
    }

    private List<String> skipped(List<Check> checks) {
        var byReason = new LinkedHashMap<String, List<Check>>();
        for (var check : checks) {
            var reason = check.reason();
            boolean plain = reason == null || reason.key().equals("reason.not-needed");
            if (!plain || context.options().verbosity() > 0) {
                byReason.computeIfAbsent(words.reason(check), key -> new ArrayList<>())
                        .add(check);
            }
        }
        var lines = new ArrayList<String>();
        byReason.forEach((reason, same) -> {
            var title = same.size() == 1
                    ? words.title(same.get(0))
                    : context.texts().line("fold.skipped", Map.of("count", Integer.toString(same.size())));
            lines.add(row(CheckStatus.SKIP, title, text -> text, reason, ""));
        });
        return lines;
    }

    private String subjects(List<Check> checks) {
        return checks.stream().map(words::subject).distinct().collect(Collectors.joining(", "));
    }

    private String single(Check check) {
        return row(check.status(), words.title(check), text -> text, words.detail(check), refs(check));
    }

    private static String refs(Check check) {
        var refs = check.findings();
        return refs.isEmpty() ? "" : refs.size() == 1 ? refs.get(0) : refs.get(0) + "+";
    }

    private String row(
            CheckStatus status,
            String title,
            java.util.function.UnaryOperator<String> tone,
            String detail,
            String refs) {
        int room = context.options().width() - 2 - statusWidth - 2 - TITLE - 2 - (refs.isEmpty() ? 0 : 5);
        var shown = Columns.cut(Plain.of(detail), Math.max(room, 8));
        var head = "  " + paint.status(status, Columns.left(words.of(status), statusWidth)) + "  "
                + Columns.left(Columns.cut(title, TITLE), TITLE) + "  ";
        if (refs.isEmpty()) {
            return head + tone.apply(shown);
        }
        return head + tone.apply(Columns.left(shown, room)) + " " + paint.status(status, Columns.right(refs, 4));
    }
}
