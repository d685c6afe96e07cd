package io.azreach.report.checklist;

import io.azreach.model.Target;
import io.azreach.report.scenario.Globs;
import io.azreach.report.scenario.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One target's steps, with the findings put to the step they belong to. Steps after the first failed one are skipped,
 * whatever they measured: what answers behind an intercepted handshake is not the service.
 */
final class TargetState {
    /** Findings that say an endpoint works, but slowly or not always. */
    private static final List<String> SLOW = List.of(
            "PATH_*",
            "*_SLOW",
            "*_LOSS",
            "DNS_PARTIAL_*",
            "DNS_AAAA_STALL",
            "TCP_INTERMITTENT",
            "TCP_MEMBER_FAULT",
            "TCP_RESET_MID_STREAM");

    private final Target target;
    private final Findings findings;
    private final Map<String, List<String>> globs;
    private final List<LayerState> layers;
    private final @Nullable Step failedAt;
    private final boolean excused;
    private final Map<String, Step> placed = new HashMap<>();

    /**
     * Puts findings to steps.
     *
     * @param measured the steps as the evidence shows them
     * @param globs which findings belong to which step, by {@link Step#word()}
     * @param needless true when nobody asked for the target and nothing depends on it
     */
    TargetState(
            Target target, List<LayerState> measured, Findings all, Map<String, List<String>> globs, boolean needless) {
        this.target = target;
        this.findings = all.on(target);
        this.globs = globs;
        var seen = forgiven(proven(measured));
        this.failedAt = failedAt(seen);
        this.excused = needless && failedAt != null && findings.serious().none();
        findings.all().forEach(f -> place(f.ref(), f.finding().id().value(), seen));
        this.layers = settled(seen);
    }

    Target target() {
        return target;
    }

    List<LayerState> layers() {
        return layers;
    }

    Findings findings() {
        return findings;
    }

    /** The findings that belong to a step. */
    Findings at(Step step) {
        return new Findings(
                findings.all().stream().filter(f -> placed.get(f.ref()) == step).toList());
    }

    @Nullable
    Step failedAt() {
        return failedAt;
    }

    /** The step whose failed try was forgiven, so that nothing behind it was seen. */
    @Nullable
    Step brokenOffAt() {
        return layers.stream()
                .filter(layer -> layer.status() == EndpointStatus.SLOW && layer.failure() != null)
                .map(LayerState::step)
                .findFirst()
                .orElse(null);
    }

    /** Whether it does not answer, nothing explains that, and nothing depends on it. */
    boolean excused() {
        return excused;
    }

    EndpointStatus status(boolean looked) {
        if (excused) {
            return EndpointStatus.SKIP;
        }
        if (failedAt != null && failedAt.standsAlone()) {
            return EndpointStatus.SLOW;
        }
        if (!findings.blockers().none() || has(EndpointStatus.FAIL)) {
            return EndpointStatus.FAIL;
        }
        boolean unknown = layers.isEmpty() ? !looked : has(EndpointStatus.UNKNOWN);
        if (unknown) {
            return EndpointStatus.UNKNOWN;
        }
        boolean slow =
                has(EndpointStatus.SLOW) || !findings.warnings().matching(SLOW).none();
        return slow ? EndpointStatus.SLOW : EndpointStatus.OK;
    }

    private boolean has(EndpointStatus status) {
        return layers.stream().anyMatch(layer -> layer.status() == status);
    }

    /** A name that was found in another way after its lookup took too long: what was reached by it proves it. */
    private static List<LayerState> proven(List<LayerState> measured) {
        boolean reached =
                measured.stream().anyMatch(layer -> layer.step() != Step.DNS && layer.status() == EndpointStatus.OK);
        return measured.stream()
                .map(layer -> reached && layer.step() == Step.DNS && layer.status() == EndpointStatus.FAIL
                        ? layer.with(EndpointStatus.SLOW)
                        : layer)
                .toList();
    }

    /** A failed try of a step counts as slow when a finding says that the step works at other times. */
    private List<LayerState> forgiven(List<LayerState> measured) {
        if (!findings.blockers().none()) {
            return measured;
        }
        var forgiven = new ArrayList<LayerState>();
        boolean later = false;
        for (var layer : measured) {
            boolean works = layer.status() == EndpointStatus.FAIL
                    && !findings.warnings()
                            .matching(SLOW)
                            .matching(globs.getOrDefault(layer.step().word(), List.of()))
                            .none();
            later |= works;
            boolean open = later && layer.status() == EndpointStatus.UNKNOWN;
            forgiven.add(works ? layer.with(EndpointStatus.SLOW) : open ? layer.with(EndpointStatus.SKIP) : layer);
        }
        return forgiven;
    }

    private @Nullable Step failedAt(List<LayerState> seen) {
        for (var layer : seen) {
            if (layer.status() == EndpointStatus.FAIL) {
                return layer.step();
            }
        }
        var blockers = findings.blockers().all();
        return blockers.isEmpty() || seen.isEmpty()
                ? null
                : lastMatching(blockers.get(0).finding().id().value(), seen);
    }

    private void place(String ref, String id, List<LayerState> seen) {
        if (seen.isEmpty()) {
            return;
        }
        boolean fits = failedAt != null && Globs.matchesAny(globs.getOrDefault(failedAt.word(), List.of()), id);
        boolean blocks = findings.blockers().refs().contains(ref);
        placed.put(ref, failedAt != null && (fits || blocks) ? failedAt : lastMatching(id, seen));
    }

    /** The last measured step a finding may belong to, else the first that fits, else the last of all. */
    private Step lastMatching(String id, List<LayerState> seen) {
        var fitting = seen.stream()
                .filter(layer ->
                        Globs.matchesAny(globs.getOrDefault(layer.step().word(), List.of()), id))
                .toList();
        var measured = fitting.stream().filter(LayerState::measured).toList();
        if (!measured.isEmpty()) {
            return measured.get(measured.size() - 1).step();
        }
        return fitting.isEmpty()
                ? seen.get(seen.size() - 1).step()
                : fitting.get(0).step();
    }

    private List<LayerState> settled(List<LayerState> seen) {
        var settled = new ArrayList<LayerState>();
        boolean after = false;
        for (var layer : seen) {
            if (after && !(layer.step().standsAlone() && layer.measured())) {
                settled.add(layer.with(EndpointStatus.SKIP));
            } else if (layer.step() == failedAt) {
                settled.add(layer.with(excused ? EndpointStatus.SKIP : EndpointStatus.FAIL));
                after = true;
            } else if (layer.status() == EndpointStatus.OK
                    && !at(layer.step()).warnings().matching(SLOW).none()) {
                settled.add(layer.with(EndpointStatus.SLOW));
            } else {
                settled.add(layer);
            }
        }
        return settled;
    }
}
