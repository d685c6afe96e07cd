package io.azreach.report.render;

import io.azreach.model.RankedFinding;
import io.azreach.model.Severity;
import io.azreach.report.checklist.CheckStatus;
import io.azreach.report.text.Columns;
import io.azreach.report.text.Lists;
import io.azreach.report.text.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings in order of repair: what, why, what was ruled out, what to do, who can. */
final class FindingSection {
    private static final List<String> LABELS =
            List.of("label.why", "label.at", "label.excluded", "label.fix", "label.owner", "label.leads", "label.doc");

    /** How many names a sentence shows, and a list. */
    private static final int SOME = 2;

    private static final int MANY = 8;
    private static final int ALL = Integer.MAX_VALUE - 1;

    private final RenderContext context;
    private final Paint paint;
    private final int labelWidth;

    FindingSection(RenderContext context, Paint paint) {
        this.context = context;
        this.paint = paint;
        this.labelWidth = LABELS.stream()
                .mapToInt(key -> Columns.width(context.texts().line(key)))
                .max()
                .orElse(4);
    }

    List<String> lines(RunReport report) {
        var lines = new ArrayList<String>();
        for (var finding : report.result().findings()) {
            if (finding.isRoot() || everything()) {
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.addAll(finding(finding, report));
            }
        }
        return lines;
    }

    private List<String> finding(RankedFinding ranked, RunReport report) {
        var finding = ranked.finding();
        var text = context.texts().of(finding, everything() ? ALL : SOME);
        var lines = new ArrayList<>(title(ranked, Plain.of(text.title())));
        labeled(lines, "label.why", text.why().stream());
        labeled(lines, "label.at", targets(ranked));
        labeled(lines, "label.excluded", excluded(ranked));
        labeled(lines, "label.fix", text.fix().stream());
        labeled(lines, "label.owner", owner(ranked));
        labeled(lines, "label.leads", consequences(ranked, report));
        labeled(lines, "label.doc", Stream.of("azreach explain " + finding.id()));
        return lines;
    }

    private List<String> title(RankedFinding ranked, String title) {
        var confidence = context.texts()
                .line("confidence." + ranked.finding().confidence().name().toLowerCase(Locale.ROOT));
        int indent = Math.max(4, ranked.ref().length() + 1);
        int room = context.options().width() - indent - Columns.width(confidence) - 2;
        var wrapped = Columns.wrap(title, room);
        var lines = new ArrayList<String>();
        for (int i = 0; i < wrapped.size(); i++) {
            boolean first = i == 0;
            var head = first ? paint.status(status(ranked), Columns.left(ranked.ref(), indent)) : " ".repeat(indent);
            var body = paint.bold(Columns.left(wrapped.get(i), first ? room : 0));
            lines.add(head + body + (first ? "  " + paint.dim(confidence) : ""));
        }
        return lines;
    }

    private static CheckStatus status(RankedFinding ranked) {
        var severity = ranked.finding().severity();
        return severity == Severity.BLOCKER
                ? CheckStatus.FAIL
                : severity == Severity.INFO ? CheckStatus.SKIP : CheckStatus.WARN;
    }

    private boolean everything() {
        return context.options().verbosity() > 0;
    }

    private Stream<String> targets(RankedFinding ranked) {
        var ids = ranked.finding().targetIds();
        return ids.isEmpty() || ids.equals(List.of("machine"))
                ? Stream.empty()
                : Stream.of(Lists.shortened(ids, everything() ? ALL : MANY, context.texts()));
    }

    private Stream<String> excluded(RankedFinding ranked) {
        var ids = ranked.finding().excluded();
        return ids.isEmpty()
                ? Stream.empty()
                : Stream.of(ids.stream().map(context.texts()::brief).collect(Collectors.joining(", ")));
    }

    private Stream<String> owner(RankedFinding ranked) {
        var owner = context.owner(ranked.finding().id());
        var key = "owner." + owner;
        return owner.isEmpty()
                ? Stream.empty()
                : Stream.of(context.texts().has(key) ? context.texts().line(key) : owner);
    }

    private Stream<String> consequences(RankedFinding root, RunReport report) {
        return report.result().findings().stream()
                .filter(f -> root.ref().equals(f.consequenceOf()))
                .map(f -> f.ref() + " " + context.texts().of(f.finding()).title());
    }

    private void labeled(List<String> lines, String key, Stream<String> values) {
        int indent = 4 + labelWidth + 2;
        var label = context.texts().line(key);
        for (var value : values.toList()) {
            for (var line : Columns.wrap(Plain.of(value), context.options().width() - indent)) {
                lines.add("    " + Columns.left(label, labelWidth) + "  " + line);
                label = "";
            }
        }
    }
}
