package io.azreach.net.internal.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.Hop.Answer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class HopPlanTest {
    private final HopPlan plan = new HopPlan(30);

    @Test
    void asksAWindowOfHopsAndTheDestinationAtOnce() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), plan.next());
    }

    @Test
    void goesOnWhileTheLastHopsAnswer() {
        answer(plan.next(), ttl -> ttl == 0 ? Answer.SILENT : Answer.TIME_EXCEEDED);
        assertEquals(List.of(8, 9, 10, 11, 12, 13, 14, 15), plan.next());
    }

    @Test
    void silentHopsBeforeTheEndAreAskedOnceMore() {
        answer(plan.next(), ttl -> ttl >= 5 ? Answer.CONNECTED : ttl == 3 ? Answer.SILENT : Answer.TIME_EXCEEDED);
        assertEquals(List.of(3), plan.next());
        answer(List.of(3), ttl -> Answer.SILENT);
        assertEquals(List.of(), plan.next());
        assertEquals(List.of(1, 2, 3, 4, 5), plan.hops().stream().map(Hop::ttl).toList());
        assertEquals(2, plan.hops().get(2).tries());
    }

    @Test
    void behindTheLastAnswerOnlyTheNextHopsAreAskedAgain() {
        answer(plan.next(), ttl -> ttl == 1 ? Answer.TIME_EXCEEDED : Answer.SILENT);
        assertEquals(List.of(0, 2, 3), plan.next());
        answer(plan.next(), ttl -> Answer.SILENT);
        assertEquals(List.of(), plan.next());
    }

    @Test
    void neverSendsMoreThanTwentyPacketsOrEightAtOnce() {
        int packets = 0;
        for (var ttls = plan.next(); !ttls.isEmpty(); ttls = plan.next()) {
            assertTrue(ttls.size() <= 8, ttls::toString);
            packets += ttls.size();
            answer(ttls, ttl -> ttl % 3 == 0 ? Answer.SILENT : Answer.TIME_EXCEEDED);
        }
        assertEquals(20, packets);
    }

    @Test
    void neverAsksBeyondTheLimit() {
        var near = new HopPlan(3);
        assertEquals(List.of(0, 1, 2, 3), near.next());
        near.learn(
                near.next().stream().map(ttl -> hop(ttl, Answer.TIME_EXCEEDED)).toList());
        assertEquals(List.of(), near.next());
    }

    @Test
    void refusedDatagramIsNotTakenForARefusedConnection() {
        answer(plan.next(), ttl -> ttl == 1 ? Answer.OTHER_ICMP : Answer.SILENT);
        plan.name(List.of(hop(1, Answer.ADMIN_PROHIBITED)));
        assertEquals(Answer.OTHER_ICMP, plan.hops().get(0).answer());
    }

    private void answer(List<Integer> ttls, IntFunction<Answer> answers) {
        plan.learn(ttls.stream().map(ttl -> hop(ttl, answers.apply(ttl))).toList());
    }

    private static Hop hop(int ttl, Answer answer) {
        var from = answer == Answer.SILENT || answer == Answer.OTHER_ICMP ? null : InetAddress.getLoopbackAddress();
        return new Hop(ttl, from, answer, null, null, null, Duration.ZERO, 1);
    }
}
