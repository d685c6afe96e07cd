package io.azreach.engine;

import static io.azreach.engine.EngineBench.FOUND;
import static io.azreach.engine.EngineBench.LONG;
import static io.azreach.engine.EngineBench.faultsOf;
import static io.azreach.engine.EngineBench.host;
import static io.azreach.engine.EngineBench.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingType;
import io.azreach.model.Layer;
import io.azreach.model.Observation;
import io.azreach.model.Outcome;
import io.azreach.model.ProbeId;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.spi.Applicability;
import io.azreach.spi.ProbeInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a plugin does wrong becomes a fault under its own id; the run and the evidence of others go on. */
class EngineContainmentTest {
    static Stream<EngineBench.Look> defects() {
        return Stream.of(
                (target, context) -> {
                    throw new IllegalStateException("lost");
                },
                (target, context) -> {
                    throw new IOException("lost");
                },
                (target, context) -> {
                    throw new NoClassDefFoundError("lost");
                },
                (target, context) -> {
                    throw new AssertionError("lost");
                });
    }

    @ParameterizedTest
    @MethodSource("defects")
    void probeThatThrowsIsBrokenAndKeepsItsEvidence(EngineBench.Look defect) {
        var result = withSound()
                .measure("test.broken", LONG, (target, context) -> {
                    context.record(new Seen("before"));
                    defect.observe(target, context);
                })
                .run(host(1));

        assertEquals(List.of("before", "sound"), seen(result));
        var broken = assertInstanceOf(
                Outcome.Broken.class, result.observations().get(0).outcome());
        assertTrue(broken.fault().endsWith(": lost"), broken.fault());
        assertEquals(List.of(broken.fault()), faultsOf("test.broken", result));
    }

    @Test
    void floodOfEvidenceIsCutAndCounted() {
        var result = withSound()
                .measure("test.flood", LONG, (target, context) -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        context.record(new Seen("flood"));
                    }
                })
                .run(host(1));

        assertEquals(ProbeRun.MOST_EVIDENCE + 1, seen(result).size());
        assertEquals(List.of("recorded 990000 pieces of evidence too many"), faultsOf("test.flood", result));
    }

    @Test
    void evidenceRecordedAfterAProbesEndIsDropped() {
        var ended = new CountDownLatch(1);
        var recorded = new CountDownLatch(1);
        var result = new EngineBench()
                .measure("test.leaving", LONG, (target, context) -> {
                    context.record(new Seen("in time"));
                    new Thread(() -> recordWhen(ended, () -> context.record(new Seen("late")), recorded)).start();
                })
                .measure("test.waiting", LONG, (target, context) -> recorded.await())
                .listener(new RunListener() {
                    @Override
                    public void ended(Observation observation) {
                        ended.countDown();
                    }
                })
                .run(host(1));

        assertEquals(List.of("in time"), seen(result));
    }

    private static void recordWhen(CountDownLatch moment, Runnable record, CountDownLatch done) {
        try {
            moment.await();
            record.run();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            done.countDown();
        }
    }

    @Test
    void probeThatCannotSayWhereItAppliesIsLeftOut() {
        var result = withSound()
                .probe(
                        ProbeInfo.measure("test.unsure", LONG),
                        target -> {
                            throw new IllegalStateException("no idea");
                        },
                        (target, context) -> context.record(new Seen("unsure")))
                .run(host(1));

        assertEquals(List.of("sound"), seen(result));
        assertTrue(faultsOf("test.unsure", result).get(0).endsWith("no idea"));
    }

    @Test
    void probeThatDoesNotApplySaysWhy() {
        var result = withSound()
                .probe(
                        ProbeInfo.measure("test.elsewhere", LONG),
                        target -> target.isMachine()
                                ? new Applicability.Irrelevant()
                                : new Applicability.Not("no systemd"),
                        (target, context) -> context.record(new Seen("elsewhere")))
                .run(host(1));

        assertEquals(List.of("sound"), seen(result));
        assertEquals(
                List.of(new Outcome.NotApplicable("no systemd")),
                result.observations().stream()
                        .filter(o -> o.probe().equals(ProbeId.of("test.elsewhere")))
                        .map(Observation::outcome)
                        .toList());
        assertTrue(result.complete());
    }

    @Test
    void ruleThatThrowsKeepsWhatItReportedAndHindersNobody() {
        var result = withSound()
                .rule("test.breaking", (evidence, sink) -> {
                    sink.report(found(host(1)));
                    throw new IllegalStateException("no idea");
                })
                .rule("test.sound", (evidence, sink) -> sink.report(found(host(2))))
                .run(host(1));

        assertEquals(
                2,
                result.findings().stream()
                        .mapToInt(f -> f.finding().targets().size())
                        .sum());
        assertEquals(1, faultsOf("test.breaking", result).size());
        assertEquals(List.of(), faultsOf("test.sound", result));
    }

    @Test
    void findingThatNobodyDeclaredIsAFault() {
        var unknown = FindingType.of("UNDECLARED", Layer.TCP, Severity.INFO, "test");
        var result = withSound()
                .rule(
                        "test.careless",
                        (evidence, sink) -> sink.report(
                                Finding.of(unknown, Confidence.CONFIRMED).build()))
                .run(host(1));

        assertEquals(List.of(), result.findings());
        assertEquals(List.of("finding id 'UNDECLARED' is not declared"), faultsOf("test.careless", result));
    }

    @Test
    void plannerThatThrowsLeavesTheMachineToBeLookedAt() {
        var result = new EngineBench()
                .probe(
                        ProbeInfo.survey("test.machine", LONG),
                        target -> Applicability.when(target.isMachine()),
                        (target, context) -> context.record(new Seen("machine")))
                .run(survey -> {
                    throw new IllegalStateException("no plan");
                });

        assertEquals(List.of("machine"), seen(result));
        assertTrue(faultsOf("engine", result).get(0).endsWith("no plan"));
    }

    @Test
    void everyStartHasOneEndAndEveryStepWasPlanned() {
        var lines = new ArrayList<String>();
        var planned = new int[1];
        var result = withSound()
                .measure("test.broken", LONG, (target, context) -> {
                    throw new IllegalStateException();
                })
                .measure("test.endless", Duration.ofMillis(50), (target, context) -> new CountDownLatch(1).await())
                .listener(new RunListener() {
                    @Override
                    public void planned(int more) {
                        planned[0] += more;
                    }

                    @Override
                    public void started(ProbeId probe, Target target) {
                        lines.add(probe + " " + target.host());
                    }

                    @Override
                    public void ended(Observation observation) {
                        assertTrue(lines.remove(
                                observation.probe() + " " + observation.target().host()));
                    }
                })
                .run(host(1), host(2));

        assertEquals(List.of(), lines);
        assertEquals(6, planned[0]);
        assertEquals(6, result.observations().size());
    }

    @Test
    void listenerThatThrowsDoesNotHoldUpTheRun() {
        var result = withSound()
                .listener(new RunListener() {
                    @Override
                    public void planned(int more) {
                        throw new IllegalStateException("listener");
                    }

                    @Override
                    public void started(ProbeId probe, Target target) {
                        throw new IllegalStateException("listener");
                    }

                    @Override
                    public void ended(Observation observation) {
                        throw new IllegalStateException("listener");
                    }
                })
                .run(host(1));

        assertEquals(List.of("sound"), seen(result));
    }

    private static EngineBench withSound() {
        return new EngineBench().measure("test.sound", LONG, (target, context) -> context.record(new Seen("sound")));
    }

    private static Finding found(Target target) {
        return Finding.of(FOUND, Confidence.CONFIRMED)
                .on(target)
                .groupedBy("host", target.host())
                .build();
    }
}
