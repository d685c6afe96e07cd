package io.azreach.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import io.azreach.host.Host;
import io.azreach.host.RecordedHost;
import io.azreach.model.EvidenceType;
import io.azreach.model.Fault;
import io.azreach.model.FindingType;
import io.azreach.model.HostInfo;
import io.azreach.model.Layer;
import io.azreach.model.RuleId;
import io.azreach.model.RunResult;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.net.Network;
import io.azreach.net.TrustSettings;
import io.azreach.net.internal.LiveNetwork;
import io.azreach.spi.Applicability;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.PluginInfo;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import io.azreach.spi.ProbePlugin;
import io.azreach.spi.Settings;
import io.azreach.testkit.Given;
import io.azreach.time.Cancellation;
import io.azreach.time.NanoClock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A real engine with probes and rules that a test writes as lambdas; plugins of their own are all it has. */
final class EngineBench {
    static final FindingType FOUND = FindingType.of("TEST_FOUND", Layer.TCP, Severity.DEGRADED, "test");
    static final Duration LONG = Duration.ofSeconds(20);

    private final List<Probe> probes = new ArrayList<>();
    private final List<DiagnosisRule> rules = new ArrayList<>();
    final Cancellation cancellation = new Cancellation();
    private RunListener listener = RunListener.NONE;
    private Duration timeout = LONG;

    /** What a probe does. */
    interface Look {
        void observe(Target target, ProbeContext context) throws IOException, InterruptedException;
    }

    /** A probe for every target but the machine. */
    EngineBench measure(String id, Duration cap, Look look) {
        return probe(ProbeInfo.measure(id, cap), target -> Applicability.when(!target.isMachine()), look);
    }

    /** A probe that only rules ask for. */
    EngineBench contrast(String id, Look look) {
        return probe(ProbeInfo.contrast(id, LONG), target -> new Applicability.Applies(), look);
    }

    EngineBench probe(ProbeInfo info, Function<Target, Applicability> applicable, Look look) {
        probes.add(new Probe() {
            @Override
            public ProbeInfo info() {
                return info;
            }

            @Override
            public Applicability applicableTo(Target target, HostInfo host) {
                return applicable.apply(target);
            }

            @Override
            public void observe(Target target, ProbeContext context) throws IOException, InterruptedException {
                look.observe(target, context);
            }
        });
        return this;
    }

    EngineBench rule(String id, BiConsumer<EvidenceView, FindingSink> examine) {
        rules.add(new DiagnosisRule() {
            @Override
            public RuleId id() {
                return RuleId.of(id);
            }

            @Override
            public void examine(EvidenceView evidence, FindingSink sink) {
                examine.accept(evidence, sink);
            }
        });
        return this;
    }

    EngineBench listener(RunListener other) {
        listener = other;
        return this;
    }

    EngineBench timeout(Duration other) {
        timeout = other;
        return this;
    }

    static Target host(int number) {
        return Given.https("host" + number + ".example", "test");
    }

    /** So many targets, each on a host of its own. */
    static List<Target> hosts(int count) {
        return IntStream.range(0, count).mapToObj(EngineBench::host).toList();
    }

    RunResult run(Target... targets) {
        return run(survey -> Arrays.asList(targets));
    }

    RunResult run(Planner planner) {
        var request = new RunRequest(planner, id -> true, Settings.NONE, timeout);
        try (var network =
                LiveNetwork.open(new TrustSettings(null, List.of()), Map.of(), NanoClock.SYSTEM, Clock.systemUTC())) {
            return engine(network).run(request, listener, cancellation);
        }
    }

    private DiagnosticEngine engine(Network network) {
        var plugin = new LoadedPlugin(new TestPlugin(probes, rules).info(), new TestPlugin(probes, rules), "test", "");
        var module = new AbstractModule() {
            @Override
            protected void configure() {
                bind(PluginCatalog.class).toInstance(new PluginCatalog(List.of(plugin), List.of()));
                bind(Host.class).toInstance(RecordedHost.of(Given.MACHINE).build());
                bind(Network.class).toInstance(network);
                bind(Clock.class).toInstance(Clock.systemUTC());
                bind(NanoClock.class).toInstance(NanoClock.SYSTEM);
            }
        };
        return Guice.createInjector(new EngineModule(), module).getInstance(DiagnosticEngine.class);
    }

    /** What probes recorded, over the whole run. */
    static List<String> seen(RunResult result) {
        return result.observations().stream()
                .flatMap(observation -> observation.evidence().stream())
                .map(evidence -> ((Seen) evidence).what())
                .toList();
    }

    static List<String> faultsOf(String source, RunResult result) {
        return result.faults().stream()
                .filter(fault -> fault.source().equals(source))
                .map(Fault::message)
                .toList();
    }

    private record TestPlugin(List<Probe> probes, List<DiagnosisRule> rules) implements ProbePlugin {
        @Override
        public PluginInfo info() {
            return new PluginInfo("test", "1", "test", PluginInfo.SPI_LEVEL, "");
        }

        @Override
        public List<EvidenceType<?>> evidenceTypes() {
            return List.of(new EvidenceType<>("seen", 1, Seen.class));
        }

        @Override
        public List<FindingType> findingTypes() {
            return List.of(FOUND);
        }
    }
}
