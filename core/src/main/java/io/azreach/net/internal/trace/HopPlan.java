package io.azreach.net.internal.trace;

import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.Hop.Answer;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which packets to send next, given the answers so far. Few packets, because each asks a router for a favor: a window
 * of hops at a time, on only while the last hops answered, a silent hop asked once more, and nothing beyond the end.
 */
final class HopPlan {
    /** Stands for the system's usual limit. */
    static final int WHOLE = 0;

    private static final int AT_ONCE = 8;
    private static final int PACKETS = 20;
    private static final int SILENT_HOPS_WORTH_PASSING = 4;
    private static final int WORTH_RETRYING = 2;

    private final int maxHops;
    private final TreeMap<Integer, Hop> answers = new TreeMap<>();
    private int packets;

    HopPlan(int maxHops) {
        this.maxHops = maxHops;
    }

    /** Lives of the packets to send next; empty when there is nothing more to learn. */
    List<Integer> next() {
        if (answers.isEmpty()) {
            return IntStream.rangeClosed(WHOLE, Math.min(AT_ONCE - 1, maxHops))
                    .boxed()
                    .toList();
        }
        if (end() == null && top() < maxHops && top() - farthest() < SILENT_HOPS_WORTH_PASSING) {
            return within(IntStream.rangeClosed(top() + 1, maxHops).boxed());
        }
        int last = end() == null ? farthest() + WORTH_RETRYING : end() - 1;
        return within(answers.values().stream()
                .filter(h -> h.answer() == Answer.SILENT && h.tries() < 2 && h.ttl() <= last)
                .map(Hop::ttl));
    }

    void learn(List<Hop> hops) {
        packets += hops.size();
        hops.forEach(hop -> answers.merge(hop.ttl(), hop, (old, now) -> now.triedAgain()));
    }

    /**
     * Puts names to answers that were known without their sender. That a datagram was refused counts only where the
     * connection was refused as well.
     */
    void name(List<Hop> named) {
        var whole = whole();
        boolean refused = whole != null && whole.answer() == Answer.OTHER_ICMP;
        named.stream()
                .filter(h -> h.answer() == Answer.TIME_EXCEEDED || (refused && h.answer() != Answer.SILENT))
                .forEach(h -> answers.computeIfPresent(h.ttl(), (ttl, old) -> h.triedAgain()));
    }

    List<Integer> nameless() {
        return answers.values().stream()
                .filter(h -> h.answer() == Answer.OTHER_ICMP && h.from() == null)
                .map(Hop::ttl)
                .limit(AT_ONCE)
                .toList();
    }

    /** From the first hop to the one that ended the path, or to the last that was tried. */
    List<Hop> hops() {
        int last = end() == null ? Integer.MAX_VALUE : end();
        return answers.values().stream()
                .filter(h -> h.ttl() != WHOLE && h.ttl() <= last)
                .toList();
    }

    @Nullable
    Hop whole() {
        return answers.get(WHOLE);
    }

    private @Nullable Integer end() {
        return answers.values().stream()
                .filter(h -> h.ttl() != WHOLE && h.answer().endsPath())
                .map(Hop::ttl)
                .findFirst()
                .orElse(null);
    }

    private int top() {
        return answers.lastKey();
    }

    private int farthest() {
        return answers.values().stream()
                .filter(h -> h.answer() != Answer.SILENT)
                .mapToInt(Hop::ttl)
                .max()
                .orElse(0);
    }

    private List<Integer> within(Stream<Integer> ttls) {
        return ttls.limit(Math.min(AT_ONCE, Math.max(0, PACKETS - packets))).toList();
    }
}
