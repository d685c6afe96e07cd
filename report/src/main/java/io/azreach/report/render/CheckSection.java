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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks by group: problems one by one, what was not looked at by reason, passed ones folded. */
final class CheckSection {
    private static final int NARROWEST_TITLE = 16;
    private static final int WIDEST_TITLE = 32;
    /** From so many services on, the same trouble is told once. */
    private static final int FOLDED_FROM = 3;

    private final RunReport report;
    private final RenderContext context;
    private final Paint paint;
    private final CheckWords words;
    private final int statusWidth;
    private final int titleWidth;

    CheckSection(RunReport report, RenderContext context, Paint paint) {
        this.report = report;
        this.context = context;
        this.paint = paint;
        this.words = new CheckWords(report, context.texts());
        this.statusWidth = Stream.of(CheckStatus.values())
                .mapToInt(status -> Columns.width(words.of(status)))
                .max()
                .orElse(4);
        int widest = report.checklist()
                .checks()
                .mapToInt(check -> Columns.width(words.title(check)))
                .max()
                .orElse(NARROWEST_TITLE);
        this.titleWidth = Math.max(NARROWEST_TITLE, Math.min(WIDEST_TITLE, widest));
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var group : report.checklist().groups()) {
            var ofGroup = group(group);
            if (!ofGroup.isEmpty()) {
                lines.add(paint.bold(context.texts().line(group.group().title())));
                lines.addAll(ofGroup);
            }
        }
        return lines;
    }

    private List<String> group(CheckedGroup group) {
        var lines = new ArrayList<String>();
        for (var status : List.of(CheckStatus.FAIL, CheckStatus.WARN)) {
            lines.addAll(troubled(with(group, status)));
        }
        lines.addAll(open(with(group, CheckStatus.UNKNOWN)));
        boolean problems = !lines.isEmpty();
        var passed = with(group, CheckStatus.OK);
        if (unfolded()) {
            passed.forEach(check -> lines.addAll(single(check)));
        } else if (!passed.isEmpty()) {
            var count = Integer.toString(passed.size());
            var title = context.texts().line(problems ? "fold.more" : "fold.all", Map.of("count", count));
            lines.addAll(row(CheckStatus.OK, title, paint::dim, subjects(passed), ""));
        }
        lines.addAll(skipped(with(group, CheckStatus.SKIP)));
        return lines;
    }

    private boolean unfolded() {
        return context.options().verbosity() > 0;
    }

    private static List<Check> with(CheckedGroup group, CheckStatus status) {
        return group.checks().stream().filter(c -> c.status() == status).toList();
    }

    /** The same step of several services that fails for the same reason is one line. */
    private List<String> troubled(List<Check> checks) {
        var same = new LinkedHashMap<String, List<Check>>();
        for (var check : checks) {
            var step = check.question().step();
            boolean alone = step == null || check.findings().isEmpty() || unfolded();
            var key = alone ? "only " + same.size() : step + " " + check.findings();
            same.computeIfAbsent(key, first -> new ArrayList<>()).add(check);
        }
        var lines = new ArrayList<String>();
        for (var alike : same.values()) {
            var first = alike.get(0);
            if (alike.size() < FOLDED_FROM) {
                alike.forEach(check -> lines.addAll(single(check)));
            } else {
                var title = words.stepOfMany(first, alike.size());
                lines.addAll(row(first.status(), title, text -> text, subjects(alike), refs(first)));
            }
        }
        return lines;
    }

    /** One line for each thing that gave no answer, however many questions it leaves open. */
    private List<String> open(List<Check> checks) {
        var lines = new LinkedHashMap<String, List<String>>();
        for (var check : checks) {
            var target = check.target();
            var what = target == null || target.isMachine() ? words.title(check) : target.host();
            lines.putIfAbsent(what, row(CheckStatus.UNKNOWN, what, text -> text, words.reason(check), ""));
        }
        return lines.values().stream().flatMap(List::stream).toList();
    }

    /** What was not asked for is told once for the whole run, beside the verdict. */
    private List<String> skipped(List<Check> checks) {
        var byReason = new LinkedHashMap<String, List<Check>>();
        for (var check : checks) {
            var reason = check.reason();
            boolean known = reason == null || reason.key().equals("reason.not-needed") || words.isUnasked(check);
            if (!known || unfolded()) {
                byReason.computeIfAbsent(words.reason(check), key -> new ArrayList<>())
                        .add(check);
            }
        }
        var lines = new ArrayList<String>();
        byReason.forEach((reason, same) -> {
            var title = same.size() == 1
                    ? words.title(same.get(0))
                    : context.texts().line("fold.skipped", Map.of("count", Integer.toString(same.size())));
            var subjects = same.stream().map(words::subject).distinct().toList();
            boolean tells = same.size() > 1 && subjects.size() == 1;
            lines.addAll(row(CheckStatus.SKIP, tells ? subjects.get(0) : title, text -> text, reason, ""));
        });
        return lines;
    }

    private String subjects(List<Check> checks) {
        return checks.stream().map(words::subject).distinct().collect(Collectors.joining(", "));
    }

    private List<String> single(Check check) {
        return row(check.status(), words.title(check), text -> text, words.detail(check), refs(check));
    }

    private static String refs(Check check) {
        var refs = check.findings();
        return refs.isEmpty() ? "" : refs.size() == 1 ? refs.get(0) : refs.get(0) + "+";
    }

    private List<String> row(CheckStatus status, String title, UnaryOperator<String> tone, String detail, String refs) {
        int indent = 2 + statusWidth + 2 + titleWidth + 2;
        int room = Math.max(context.options().width() - indent - (refs.isEmpty() ? 0 : 5), 8);
        var head = "  " + paint.status(status, Columns.left(words.of(status), statusWidth)) + "  "
                + Columns.left(Columns.cut(title, titleWidth), titleWidth) + "  ";
        var lines = new ArrayList<String>();
        for (var piece : Columns.wrap(Plain.of(detail), room)) {
            var shown = Columns.cut(piece, room);
            boolean named = lines.isEmpty() && !refs.isEmpty();
            var body = named
                    ? tone.apply(Columns.left(shown, room)) + " " + paint.status(status, Columns.right(refs, 4))
                    : tone.apply(shown);
            lines.add((lines.isEmpty() ? head : " ".repeat(indent)) + body);
        }
        return lines;
    }
}
