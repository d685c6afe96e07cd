package io.azreach.diagnose;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.DnsAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the configured servers said about one name, A and AAAA together, the final transport of each question only. */
record Replies(List<DnsAnswer> all, boolean truncatedWithoutTcp) {
    static Replies of(Way way) {
        var answers = way.answers();
        var last = new ArrayList<DnsAnswer>();
        boolean stuck = false;
        for (var answer : answers) {
            var overTcp = answers.stream()
                    .filter(a -> a.transport().equals("tcp"))
                    .filter(a -> a.server().equals(answer.server()) && a.type().equals(answer.type()))
                    .findFirst();
            if (answer.transport().equals("udp") && overTcp.isPresent()) {
                stuck |= answer.truncated() && !overTcp.get().answered();
            } else {
                last.add(answer);
            }
        }
        boolean noAddress = last.stream().allMatch(a -> a.addresses().isEmpty());
        return new Replies(last, stuck && noAddress);
    }

    boolean anyAddress() {
        return all.stream().anyMatch(a -> !a.addresses().isEmpty());
    }

    /** One server gives an address, another one says that there is none; for the same kind of address. */
    boolean contradictory() {
        return all.stream().filter(a -> !a.addresses().isEmpty()).anyMatch(a -> all.stream()
                .filter(b -> b.type().equals(a.type()))
                .anyMatch(b -> kindOf(b) == FailureKind.DNS_NXDOMAIN || kindOf(b) == FailureKind.DNS_NODATA));
    }

    boolean anyReply() {
        return all.stream().anyMatch(DnsAnswer::answered);
    }

    /**
     * Some server said something that settles the matter. That there are no addresses of version 6 does not, where the question
     * for those of version 4 was never answered.
     */
    boolean telling() {
        boolean fourUnanswered = all.stream().anyMatch(a -> a.type().equals("A"))
                && all.stream().noneMatch(a -> a.type().equals("A") && a.answered());
        return all.stream()
                .filter(DnsAnswer::answered)
                .anyMatch(a -> !fourUnanswered || kindOf(a) != FailureKind.DNS_NODATA);
    }

    List<HostPort> servers() {
        return all.stream().map(DnsAnswer::server).distinct().toList();
    }

    List<DnsAnswer> with(FailureKind kind) {
        return all.stream().filter(a -> kind.equals(kindOf(a))).toList();
    }

    boolean some(FailureKind kind) {
        return !with(kind).isEmpty();
    }

    /** Every answer is of this kind; servers that kept silent do not count against it. */
    boolean every(FailureKind kind) {
        var kinds = kinds().toList();
        return some(kind)
                && (UnresolvedRule.aboutTheName(kind)
                        ? kinds.stream().filter(UnresolvedRule::aboutTheName).allMatch(kind::equals)
                        : kinds.stream().allMatch(kind::equals));
    }

    boolean unreachable() {
        return kinds().allMatch(k -> k == FailureKind.NETWORK_UNREACHABLE
                || k == FailureKind.HOST_UNREACHABLE
                || k == FailureKind.INVALID_ARGUMENT
                || k == FailureKind.NOT_PERMITTED);
    }

    List<DnsAnswer> withExtendedError(Collection<Integer> codes) {
        return all.stream()
                .filter(a -> a.extendedError() != null && codes.contains(a.extendedError()))
                .toList();
    }

    private Stream<FailureKind> kinds() {
        return all.stream().map(Replies::kindOf).filter(Objects::nonNull);
    }

    private static @Nullable FailureKind kindOf(DnsAnswer answer) {
        return answer.failure() == null ? null : answer.failure().kind();
    }
}
