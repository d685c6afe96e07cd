package io.azreach.report.render;

import io.azreach.model.RankedFinding;
import io.azreach.model.Severity;
import io.azreach.report.checklist.Check;
import io.azreach.report.checklist.CheckStatus;
import io.azreach.report.checklist.EndpointStatus;
import io.azreach.report.checklist.Verdict;
import io.azreach.report.text.Columns;
import io.azreach.report.text.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a reader may stop at: whether it works, how many causes there are and where, and what nobody looked at. */
final class VerdictSection {
    private static final int MOST = 4;

    private final RunReport report;
    private final RenderContext context;
    private final Paint paint;
    private final CheckWords words;

    VerdictSection(RunReport report, RenderContext context, Paint paint) {
        this.report = report;
        this.context = context;
        this.paint = paint;
        this.words = new CheckWords(report, context.texts());
    }

    List<String> lines() {
        var status = report.checklist().verdict().status();
        boolean threshold = status == Verdict.Status.FAIL && blocking().isEmpty();
        var word = " " + text("verdict." + (threshold ? "threshold" : status.word()) + ".word") + " ";
        int indent = Columns.width(word) + 1;
        var lines = new ArrayList<String>();
        for (var line : Columns.wrap(
                String.join(" ", sentences(status)), context.options().width() - indent)) {
            lines.add((lines.isEmpty() ? paint.verdict(status, word) + " " : " ".repeat(indent)) + paint.bold(line));
        }
        var unasked = unasked();
        if (!unasked.isEmpty()) {
            var what = text("verdict.unasked", Map.of("what", unasked));
            Columns.wrap(what, context.options().width() - 1).forEach(line -> lines.add(" " + paint.dim(line)));
        }
        return lines;
    }

    private List<String> sentences(Verdict.Status status) {
        var sentences = new ArrayList<String>();
        switch (status) {
            case OK -> ok(sentences);
            case WARN -> sentences.add(counted("verdict.warn", roots().size(), "", Map.of()));
            case FAIL -> fail(sentences);
            case INCONCLUSIVE -> inconclusive(sentences);
        }
        if (!report.result().complete()) {
            sentences.add(text("verdict.incomplete"));
        }
        return sentences;
    }

    /** A scenario's own promise holds only when everything it needs was looked at. */
    private void ok(List<String> sentences) {
        boolean whole = report.checklist()
                .checks()
                .noneMatch(check -> words.isUnasked(check) && check.question().required());
        sentences.add(whole ? ofScenario("ok") : text("verdict.ok.text"));
        long answering = report.checklist().endpoints().stream()
                .filter(endpoint -> endpoint.status() != EndpointStatus.SKIP)
                .count();
        if (answering > 1) {
            sentences.add(text("verdict.ok.endpoints", Map.of("count", Long.toString(answering))));
        }
    }

    private void fail(List<String> sentences) {
        var blocking = blocking();
        if (blocking.isEmpty()) {
            var threshold = report.meta().settings().value("fail-on").orElse("blocker");
            sentences.add(text("verdict.threshold.text", Map.of("threshold", threshold)));
            return;
        }
        sentences.add(ofScenario("fail"));
        long inside =
                blocking.stream().filter(f -> owner(f).equals("machine-admin")).count();
        long unclear = blocking.stream().filter(f -> owner(f).isEmpty()).count();
        var where = unclear > 0 ? "" : inside == blocking.size() ? ".inside" : inside == 0 ? ".outside" : ".mixed";
        var values = Map.of("inside", Long.toString(inside), "outside", Long.toString(blocking.size() - inside));
        sentences.add(counted("verdict.causes", blocking.size(), where, values));
        int besides = roots().size() - blocking.size();
        if (besides > 0) {
            sentences.add(counted("verdict.besides", besides, "", Map.of()));
        }
    }

    private void inconclusive(List<String> sentences) {
        sentences.add(text("verdict.inconclusive.text"));
        listed("verdict.unmeasured", check -> check.status() == CheckStatus.UNKNOWN, sentences);
        listed(
                "verdict.unexplained",
                check -> check.status() == CheckStatus.FAIL && check.findings().isEmpty(),
                sentences);
        listed(
                "verdict.half-explained",
                check -> check.status() == CheckStatus.FAIL && !check.findings().isEmpty(),
                sentences);
    }

    private void listed(String key, Predicate<Check> wanted, List<String> sentences) {
        var subjects = report.checklist()
                .checks()
                .filter(Check::required)
                .filter(wanted)
                .map(words::subject)
                .distinct()
                .toList();
        if (!subjects.isEmpty()) {
            sentences.add(text(key, Map.of("what", Lists.shortened(subjects, MOST, context.texts()))));
        }
    }

    private String unasked() {
        return report.checklist()
                .checks()
                .filter(words::isUnasked)
                .map(check -> text(
                        "verdict.unasked.one",
                        Map.of("service", words.subject(check), "options", words.missingOptions(check))))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<RankedFinding> roots() {
        var roots = report.checklist().verdict().rootFindings();
        return report.result().findings().stream()
                .filter(f -> roots.contains(f.ref()))
                .toList();
    }

    private List<RankedFinding> blocking() {
        return roots().stream()
                .filter(f -> f.finding().severity() == Severity.BLOCKER)
                .toList();
    }

    private String owner(RankedFinding finding) {
        return context.owner(finding.finding().id());
    }

    private String ofScenario(String status) {
        var own = "scenario." + report.scenario().id() + "." + status;
        return text(context.texts().has(own) ? own : "verdict." + status + ".text");
    }

    private String counted(String key, int count, String suffix, Map<String, String> values) {
        var all = new TreeMap<>(values);
        all.put("count", Integer.toString(count));
        return text(key + (count == 1 ? ".one" : ".many") + suffix, all);
    }

    private String text(String key) {
        return text(key, Map.of());
    }

    private String text(String key, Map<String, String> values) {
        return context.texts().line(key, values);
    }
}
