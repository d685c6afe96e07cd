package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingId;
import io.azreach.model.FindingType;
import io.azreach.model.Layer;
import io.azreach.model.RankedFinding;
import io.azreach.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts findings in their place: occurrences of one cause become one finding, consequences go under their cause, roots come in
 * order of repair.
 */
public final class Ranking {
    private final Map<FindingId, FindingType> types;

    private Ranking(Map<FindingId, FindingType> types) {
        this.types = types;
    }

    public static List<RankedFinding> of(Collection<Finding> findings, Map<FindingId, FindingType> types) {
        return new Ranking(types).rank(findings);
    }

    private List<RankedFinding> rank(Collection<Finding> findings) {
        var causes = causes(findings);
        var ranked = new ArrayList<RankedFinding>();
        for (var tree : trees(findings, causes)) {
            var ref = "F" + (ranked.size() + 1);
            ranked.add(new RankedFinding(ref, tree.root(), null));
            for (var consequence : tree.consequences()) {
                ranked.add(new RankedFinding("F" + (ranked.size() + 1), consequence, ref));
            }
        }
        return List.copyOf(ranked);
    }

    /** A root and all that follows from it. */
    private record Tree(Finding root, List<Finding> consequences) {
        /** The worst it does, itself or by what follows from it. */
        Severity severity() {
            return consequences.stream().map(Finding::severity).reduce(root.severity(), Ranking::worse);
        }

        /** Whether it was met on the way to an endpoint; what is only known of the machine may never be met. */
        boolean met() {
            return Stream.concat(Stream.of(root), consequences.stream())
                    .flatMap(f -> f.targets().stream())
                    .anyMatch(t -> !t.isMachine());
        }
    }

    private List<Tree> trees(Collection<Finding> findings, Map<Finding, Finding> causes) {
        return grouped(findings.stream().filter(f -> !causes.containsKey(f)).toList()).stream()
                .map(root -> new Tree(root, consequences(root, findings, causes)))
                .sorted(Comparator.comparing(Tree::severity)
                        .thenComparing(tree -> !tree.met())
                        .thenComparing(Tree::root, byPlace()))
                .toList();
    }

    private List<Finding> consequences(Finding root, Collection<Finding> findings, Map<Finding, Finding> causes) {
        return grouped(findings.stream()
                .filter(causes::containsKey)
                .filter(f -> key(rootOf(f, causes)).equals(key(root)))
                .toList());
    }

    /** The occurrence that explains each explained one: judged one by one, as a cause may reach only some of the places. */
    private Map<Finding, Finding> causes(Collection<Finding> findings) {
        var inOrder = findings.stream().sorted(orderOfRepair()).toList();
        var candidates = candidates(findings);
        var causes = new LinkedHashMap<Finding, Finding>();
        for (var effect : inOrder) {
            candidates.stream()
                    .filter(cause -> !key(cause).equals(key(effect)))
                    .filter(cause -> Causality.explains(cause, layerOf(cause), effect, layerOf(effect)))
                    .map(cause -> occurrence(cause, effect, inOrder))
                    .filter(cause -> !rootOf(cause, causes).equals(effect))
                    .findFirst()
                    .ifPresent(cause -> causes.put(effect, cause));
        }
        return causes;
    }

    /** Blockers apart from what is milder elsewhere: a place must not borrow the weight of another. */
    private List<Finding> candidates(Collection<Finding> findings) {
        var blockers =
                findings.stream().filter(f -> f.severity() == Severity.BLOCKER).toList();
        var milder =
                findings.stream().filter(f -> f.severity() != Severity.BLOCKER).toList();
        return Stream.concat(grouped(blockers).stream(), grouped(milder).stream())
                .toList();
    }

    /** The member of a group that an effect belongs to: one at the same place, or the first when the group reaches anywhere. */
    private static Finding occurrence(Finding group, Finding effect, List<Finding> inOrder) {
        var members = inOrder.stream()
                .filter(f -> key(f).equals(key(group)) && group.targets().containsAll(f.targets()))
                .toList();
        return members.stream()
                .filter(f -> Causality.share(f, effect))
                .findFirst()
                .orElse(members.get(0));
    }

    /** Follows causes up. No circle can arise: what leads back to an effect is not taken as its cause. */
    private static Finding rootOf(Finding effect, Map<Finding, Finding> causes) {
        var current = effect;
        for (var cause = causes.get(current); cause != null; cause = causes.get(current)) {
            current = cause;
        }
        return current;
    }

    private static String key(Finding finding) {
        return finding.id() + "\n" + finding.group();
    }

    private Comparator<Finding> orderOfRepair() {
        return Comparator.comparing(Finding::severity).thenComparing(byPlace());
    }

    private Comparator<Finding> byPlace() {
        return Comparator.comparing(this::layerOf)
                .thenComparing(f -> -f.targets().size())
                .thenComparing(Finding::id)
                .thenComparing(Finding::group)
                .thenComparing(f -> f.targets().toString());
    }

    private Layer layerOf(Finding finding) {
        var type = types.get(finding.id());
        return type == null ? Layer.RUN : type.layer();
    }

    private List<Finding> grouped(Collection<Finding> findings) {
        var groups = new TreeMap<String, Finding>();
        for (var finding : findings) {
            groups.merge(key(finding), finding, Ranking::merged);
        }
        return groups.values().stream().sorted(orderOfRepair()).toList();
    }

    private static Finding merged(Finding a, Finding b) {
        return new Finding(
                a.id(),
                worse(a.severity(), b.severity()),
                surer(a.confidence(), b.confidence()),
                union(a.targets(), b.targets()),
                joined(a.args(), b.args()),
                a.group(),
                union(a.because(), b.because()),
                union(a.excluded(), b.excluded()));
    }

    private static Severity worse(Severity a, Severity b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Confidence surer(Confidence a, Confidence b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static <T extends Comparable<T>> TreeSet<T> union(Collection<T> a, Collection<T> b) {
        var all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }

    /** Values that differ between occurrences are listed, each once. */
    private static Map<String, String> joined(Map<String, String> a, Map<String, String> b) {
        var all = new TreeMap<>(a);
        b.forEach((name, value) -> all.merge(name, value, Ranking::listed));
        return all;
    }

    private static String listed(String soFar, String more) {
        var all = new LinkedHashSet<>(List.of(soFar.split(", ")));
        all.addAll(List.of(more.split(", ")));
        return String.join(", ", all);
    }
}
