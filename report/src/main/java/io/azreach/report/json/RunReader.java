package io.azreach.report.json;

import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.EvidenceType;
import io.azreach.model.Finding;
import io.azreach.model.FindingId;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Outcome;
import io.azreach.model.ProbeId;
import io.azreach.model.RankedFinding;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.report.syntax.JsonCursor;
import io.azreach.report.syntax.JsonValue;
import io.azreach.report.text.Spans;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads targets, observations and findings. */
final class RunReader {
    private final JsonCursor cursor;
    private final JsonValue.Fields document;
    private final Map<String, EvidenceType<?>> types;
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final List<Target> planned = new ArrayList<>();
    private int unknownEvidence;

    RunReader(JsonCursor cursor, JsonValue.Fields document, Map<String, EvidenceType<?>> types) {
        this.cursor = cursor;
        this.document = document;
        this.types = types;
        cursor.items(document, "targets").forEach(this::target);
    }

    int unknownEvidence() {
        return unknownEvidence;
    }

    List<Target> targets() {
        return planned;
    }

    List<Observation> observations() {
        var observations = new ArrayList<Observation>();
        for (var item : cursor.items(document, "observations")) {
            var in = cursor.object(item, "an observation");
            checked(in, () -> observation(in)).ifPresent(observations::add);
        }
        return observations;
    }

    List<RankedFinding> findings() {
        var findings = new ArrayList<RankedFinding>();
        for (var item : cursor.items(document, "findings")) {
            var in = cursor.object(item, "a finding");
            checked(in, () -> finding(in)).ifPresent(findings::add);
        }
        return findings;
    }

    /** Model types refuse values of a wrong shape with a message that names the value and the rule. */
    private <T> Optional<T> checked(JsonValue.Fields in, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException | java.time.DateTimeException refused) {
            cursor.problem(in.place(), String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private void target(JsonValue item) {
        var in = cursor.object(item, "a target");
        checked(
                        in,
                        () -> reachable(new Target(
                                cursor.needText(in, "scheme", "a target"),
                                cursor.text(in, "host").orElse(""),
                                cursor.amount(in, "port").map(RunReader::port).orElse(0),
                                cursor.text(in, "path").orElse(""),
                                cursor.text(in, "service").orElse("generic"),
                                cursor.textMap(in, "hints"),
                                Route.parse(cursor.text(in, "route").orElse("direct")))))
                .ifPresent(target -> {
                    targets.put(cursor.needText(in, "ref", "a target"), target);
                    if (cursor.flag(in, "planned").orElse(false)) {
                        planned.add(target);
                    }
                });
    }

    /** Everything but the machine has a host and a port; what reads the run takes that for granted. */
    private static Target reachable(Target target) {
        if (!target.isMachine()) {
            var unused = target.hostPort();
        }
        return target;
    }

    private static int port(BigDecimal written) {
        try {
            return written.intValueExact();
        } catch (ArithmeticException broken) {
            throw new IllegalArgumentException("port [" + written + "] must be a whole number of 0 to 65535", broken);
        }
    }

    private Target target(JsonValue.Fields in) {
        var ref = cursor.text(in, "targetRef").orElse("");
        var target = targets.get(ref);
        if (target == null) {
            throw new IllegalArgumentException("target reference [" + ref + "] is not in 'targets'");
        }
        return target;
    }

    private Observation observation(JsonValue.Fields in) {
        var evidence = new ArrayList<Evidence>();
        for (var item : cursor.items(in, "evidence")) {
            var fields = cursor.object(item, "a piece of evidence");
            var type = types.get(cursor.needText(fields, "type", "a piece of evidence"));
            if (type == null) {
                unknownEvidence++;
            } else {
                evidence(fields, type).ifPresent(evidence::add);
            }
        }
        return new Observation(
                ObservationId.of(cursor.needText(in, "ref", "an observation")),
                ProbeId.of(cursor.needText(in, "probe", "an observation")),
                target(in),
                Instant.parse(cursor.needText(in, "startedAt", "an observation")),
                Spans.ofMillis(cursor.amount(in, "ms").orElse(BigDecimal.ZERO)),
                outcome(in),
                evidence);
    }

    private Optional<Evidence> evidence(JsonValue.Fields in, EvidenceType<?> type) {
        try {
            return Optional.of(new RecordReader().record(type.record(), in));
        } catch (RecordReader.Unfit unfit) {
            cursor.problem(unfit.place(), "evidence '" + type.name() + "': " + unfit.getMessage());
            return Optional.empty();
        }
    }

    private Outcome outcome(JsonValue.Fields in) {
        var word = cursor.needText(in, "outcome", "an observation");
        var reason = cursor.text(in, "reason").orElse("");
        return switch (word) {
            case "completed" -> new Outcome.Completed();
            case "not-applicable" -> new Outcome.NotApplicable(reason);
            case "deadline" -> new Outcome.DeadlineReached();
            case "cancelled" -> new Outcome.Cancelled();
            case "broken" -> new Outcome.Broken(reason);
            default ->
                throw new IllegalArgumentException(
                        "outcome [" + word + "] must be completed, not-applicable, deadline, cancelled or broken");
        };
    }

    private RankedFinding finding(JsonValue.Fields in) {
        var on = new TreeSet<Target>();
        for (var ref : cursor.texts(in, "targetRefs")) {
            var target = targets.get(ref.value());
            if (target == null) {
                throw new IllegalArgumentException("target reference [" + ref.value() + "] is not in 'targets'");
            }
            on.add(target);
        }
        var because = new TreeSet<ObservationId>();
        cursor.texts(in, "because").forEach(ref -> because.add(ObservationId.of(ref.value())));
        var excluded = new TreeSet<FindingId>();
        cursor.texts(in, "excluded").forEach(id -> excluded.add(FindingId.of(id.value())));
        var finding = new Finding(
                FindingId.of(cursor.needText(in, "id", "a finding")),
                Severity.valueOf(upper(in, "severity")),
                Confidence.valueOf(upper(in, "confidence")),
                on,
                cursor.textMap(in, "args"),
                cursor.text(in, "group").orElse(""),
                because,
                excluded);
        @Nullable String of = cursor.text(in, "of").orElse(null);
        return new RankedFinding(cursor.needText(in, "ref", "a finding"), finding, of);
    }

    private String upper(JsonValue.Fields in, String key) {
        return cursor.needText(in, key, "a finding").toUpperCase(Locale.ROOT);
    }
}
