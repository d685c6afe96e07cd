package io.azreach.engine;

import static io.azreach.engine.EngineBench.FOUND;
import static io.azreach.engine.EngineBench.LONG;
import static io.azreach.engine.EngineBench.faultsOf;
import static io.azreach.engine.EngineBench.host;
import static io.azreach.engine.EngineBench.hosts;
import static io.azreach.engine.EngineBench.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.Observation;
import io.azreach.model.ProbeId;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.spi.FollowUp;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rounds of follow-ups, limits, and that the order of a result does not depend on who ends first. */
class EngineRoundsTest {
    @Test
    void followUpsAreAskedForThreeTimesAtMost() {
        var result = new EngineBench()
                .contrast("test.more", (target, context) -> context.record(new Seen(target.host())))
                .rule(
                        "test.curious",
                        (evidence, sink) -> sink.ask(FollowUp.of(
                                "test.more", host(evidence.all(Seen.class).size()))))
                .run(host(1));

        assertEquals(List.of("host0.example", "host1.example", "host2.example"), seen(result));
        assertEquals(List.of(Target.MACHINE, host(1)), result.targets());
    }

    @Test
    void followUpThatSeveralRulesAskForInEveryRoundRunsOnce() {
        var same = FollowUp.of("test.same", host(1));
        var result = new EngineBench()
                .contrast("test.same", (target, context) -> context.record(new Seen("same")))
                .rule("test.first", (evidence, sink) -> sink.ask(same))
                .rule("test.second", (evidence, sink) -> {
                    sink.ask(same);
                    sink.ask(same);
                })
                .run(host(1));

        assertEquals(List.of("same"), seen(result));
    }

    @Test
    void lastConclusionCountsAndSeesTheAnswers() {
        var asked = FollowUp.of("test.more", host(1));
        var result = new EngineBench()
                .contrast("test.more", (target, context) -> context.record(new Seen("more")))
                .rule("test.curious", (evidence, sink) -> {
                    sink.ask(asked);
                    sink.report(Finding.of(FOUND, Confidence.CONFIRMED)
                            .arg("answered", evidence.answerTo(asked).isPresent())
                            .build());
                })
                .run(host(1));

        assertEquals(
                List.of(Map.of("answered", "true")),
                result.findings().stream().map(f -> f.finding().args()).toList());
    }

    @Test
    void unknownProbeThatARuleAsksForIsAFault() {
        var result = new EngineBench()
                .rule("test.curious", (evidence, sink) -> sink.ask(FollowUp.of("test.unknown", host(1))))
                .run(host(1));

        assertEquals(List.of("a rule asked for the unknown probe 'test.unknown'"), faultsOf("engine", result));
    }

    @Test
    void fewProbesRunAtOnceOnOneHost() {
        var crowd = new Crowd();
        var bench = new EngineBench().listener(crowd);
        IntStream.range(0, 12).forEach(i -> bench.measure("test.probe" + i, LONG, (target, context) -> {}));
        var result = bench.run(host(1));

        assertEquals(12, result.observations().size());
        assertEquals(ProbeRunner.MOST_PER_HOST, crowd.most);
    }

    @Test
    void probesOfAllHostsTogetherAreLimitedToo() {
        var crowd = new Crowd();
        var result = new EngineBench()
                .listener(crowd)
                .measure("test.probe", LONG, (target, context) -> {})
                .run(hosts(100).toArray(Target[]::new));

        assertEquals(100, result.observations().size());
        assertEquals(ProbeRunner.MOST_AT_ONCE, crowd.most);
    }

    @Test
    void orderOfAResultIsTheSameWhoeverEndsFirst() {
        var first = describe(runEndingInOrderOf(0));
        for (int seed = 1; seed < 20; seed++) {
            assertEquals(first, describe(runEndingInOrderOf(seed)), "with seed " + seed);
        }
        assertTrue(first.size() > 18, first::toString);
    }

    /** Six hosts with three probes each, all running at once; each waits for the one that is to end before it. */
    private static RunResult runEndingInOrderOf(int seed) {
        var hosts = hosts(6);
        var probes = List.of("test.a", "test.b", "test.c");
        var steps = probes.stream()
                .flatMap(probe -> hosts.stream().map(host -> probe + " " + host.host()))
                .collect(Collectors.toList());
        Collections.shuffle(steps, new Random(seed));
        var gates = new Gates(steps);
        var bench = new EngineBench().listener(gates);
        probes.forEach(probe -> bench.measure(probe, LONG, (target, context) -> {
            var step = probe + " " + target.host();
            gates.await(step);
            context.record(new Seen(step));
        }));
        return bench.contrast("test.more", (target, context) -> context.record(new Seen("more " + target.host())))
                .rule("test.each", (evidence, sink) -> evidence.all(Seen.class).forEach(seen -> {
                    sink.ask(FollowUp.of("test.more", seen.target()));
                    sink.report(Finding.of(FOUND, Confidence.CONFIRMED)
                            .on(seen.target())
                            .groupedBy("what", seen.evidence().what())
                            .because(seen.source().ref())
                            .build());
                }))
                .run(hosts.toArray(Target[]::new));
    }

    /** Lets steps go on in a given order, each when the one before it has ended. */
    private static final class Gates implements RunListener {
        private final Iterator<CountDownLatch> next;
        private final Map<String, CountDownLatch> gates;

        Gates(List<String> order) {
            gates = new LinkedHashMap<>();
            order.forEach(step -> gates.put(step, new CountDownLatch(1)));
            next = gates.values().iterator();
            next.next().countDown();
        }

        void await(String step) throws InterruptedException {
            gates.get(step).await();
        }

        @Override
        public void ended(Observation observation) {
            if (next.hasNext()) {
                next.next().countDown();
            }
        }
    }

    /** Counts how many run at once; a listener is called before the engine starts the next. */
    private static final class Crowd implements RunListener {
        private int now;
        private int most;

        @Override
        public void started(ProbeId probe, Target target) {
            now++;
            most = Math.max(most, now);
        }

        @Override
        public void ended(Observation observation) {
            now--;
        }
    }

    private static List<String> describe(RunResult result) {
        return Stream.of(
                        result.observations().stream()
                                .map(o -> o.ref() + " " + o.probe() + " " + o.target() + " " + o.evidence()),
                        result.findings().stream().map(f -> f.ref() + " " + f.finding()),
                        result.faults().stream().map(String::valueOf))
                .flatMap(lines -> lines)
                .toList();
    }
}
