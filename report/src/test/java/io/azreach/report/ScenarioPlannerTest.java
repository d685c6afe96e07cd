package io.azreach.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.azreach.model.Evidence;
import io.azreach.model.HostInfo;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Outcome;
import io.azreach.model.ProbeId;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.report.scenario.ScenarioPlanner;
import io.azreach.report.scenario.Scenarios;
import io.azreach.report.scenario.TargetText;
import io.azreach.report.syntax.JsonProblems;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FollowUp;
import io.azreach.spi.Recorded;
import io.azreach.spi.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioPlannerTest {
    @Test
    void withoutOptionsOnlyWhatHasAFixedNameIsLookedAt() throws JsonProblems {
        assertEquals(
                List.of("168.63.129.16:32526", "169.254.169.254:80", "login.microsoftonline.com:443"),
                ids("a2a", Map.of()));
    }

    @Test
    void optionsNameTheRest() throws JsonProblems {
        var options = new TreeMap<String, List<String>>();
        options.put("storage-account", List.of("one", "two"));
        options.put("asr-host", List.of("Pod02-rcm1.jpe.hypervrecoverymanager.windowsazure.com"));
        options.put("service-bus", List.of("asr-sb.servicebus.windows.net"));
        options.put("key-vault", List.of("kv1"));
        options.put("automation", List.of());
        options.put("endpoint", List.of("intranet.example:8443"));
        assertEquals(
                List.of(
                        "168.63.129.16:32526",
                        "169.254.169.254:80",
                        "asr-sb.servicebus.windows.net:443",
                        "intranet.example:8443",
                        "kv1.vault.azure.net:443",
                        "login.microsoftonline.com:443",
                        "one.blob.core.windows.net:443",
                        "pod02-rcm1.jpe.hypervrecoverymanager.windowsazure.com:443",
                        "two.blob.core.windows.net:443"),
                ids("a2a", options));
    }

    @ParameterizedTest
    @CsvSource({"japaneast, jpe", "Japan West, jpw"})
    void theRegionGivesTheHostNames(String region, String code) throws JsonProblems {
        var ids = ids("h2a", Map.of("region", List.of(region)));
        assertEquals(
                List.of(
                        "dc.services.visualstudio.com:443",
                        "login.microsoftonline.com:443",
                        "pod01-id1." + code + ".backup.windowsazure.com:443",
                        "pod01-rcm1." + code + ".hypervrecoverymanager.windowsazure.com:443",
                        "time.windows.com:123"),
                ids);
    }

    @Test
    void theRegionMayComeFromTheInstanceMetadata() throws JsonProblems {
        var facts = new MachineFacts("instance-metadata", "imds", Map.of("location", "japaneast"));
        var planned = planner("a2a").plan(new View(Settings.NONE, List.of(facts)));
        assertEquals(1, planned.stream().filter(t -> t.host().contains(".jpe.")).count());
    }

    @Test
    void hintsTellNeedMethodHeadersAndExpectation() throws JsonProblems {
        var options = Map.of("storage-account", List.of("one"), "private-endpoints", List.<String>of());
        var planned = planner("a2a").plan(new View(new Settings(options), List.of()));
        assertEquals(
                Map.of("need", "required", "method", "HEAD", "expect", "private", "account", "one"),
                hints(planned, "one.blob.core.windows.net"));
        assertEquals("public", hints(planned, "login.microsoftonline.com").get("expect"));
        assertEquals(
                Map.of("need", "optional", "method", "GET", "header.Metadata", "true"),
                hints(planned, "169.254.169.254"));
    }

    @ParameterizedTest
    @CsvSource({"'', 4194304", "512KiB, 524288", "1GiB, 1073741824", "100, 100"})
    void anUploadPutsItsSizeInBytesOnStorageAccountsOnly(String size, String bytes) throws JsonProblems {
        var options = new TreeMap<String, List<String>>();
        options.put("storage-account", List.of("one"));
        options.put("upload", List.of());
        if (!size.isEmpty()) {
            options.put("size", List.of(size));
        }
        var planned = planner("upload").plan(new View(new Settings(options), List.of()));
        assertEquals(bytes, hints(planned, "one.blob.core.windows.net").get("upload"));
        assertEquals(null, hints(planned, "login.microsoftonline.com").get("upload"));
    }

    @Test
    void aProxyIsNeverAskedForThePlatformOrTheTime() throws JsonProblems {
        var a2a = planner("a2a").plan(new View(Settings.NONE, List.of()));
        assertEquals(List.of("login.microsoftonline.com"), proxied(a2a));
        var h2a = planner("h2a").plan(new View(Settings.NONE, List.of()));
        assertEquals(List.of("dc.services.visualstudio.com", "login.microsoftonline.com"), proxied(h2a));
    }

    @Test
    void theActorIsTheScenariosUnlessOneIsNamed() throws JsonProblems {
        assertEquals("mobility-agent", planner("a2a").actor(new View(Settings.NONE, List.of())));
        var named = new Settings(Map.of("actor", List.of("shell")));
        assertEquals("shell", planner("a2a").actor(new View(named, List.of())));
    }

    @Test
    void anEndpointOfTheUsersOwnIsKnownByItsName() throws JsonProblems {
        var options = new Settings(Map.of("endpoint", List.of("https://other.blob.core.windows.net/x?y=z")));
        var planned = planner("connect").plan(new View(options, List.of()));
        assertEquals("storage", planned.get(0).service());
        assertEquals("/x?y=z", planned.get(0).path());
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https, a.example:443, /",
        "https://user:secret@a.example:8443/p#f, https, a.example:8443, /p",
        "http://a.example/x, http, a.example:80, /x",
        "a.example:8080, tcp, a.example:8080, /",
        "a.example:5671, tls, a.example:5671, /",
        "a.example:8443, https, a.example:8443, /",
        "tls://a.example:4711, tls, a.example:4711, /",
        "tcp://a.example:5671, tcp, a.example:5671, /",
        "a.example, https, a.example:443, /",
        "ntp://time.example, ntp, time.example:123, /",
        "ike://gw.example, ike, gw.example:500, /",
        "[2001:db8::1]:443, https, [2001:db8::1]:443, /",
        "2001:db8::1, https, [2001:db8::1]:443, /"
    })
    void targetsAreReadAsPeopleWriteThem(String text, String scheme, String id, String path) {
        var target = TargetText.parse(text);
        assertEquals(scheme + " " + id + " " + path, target.scheme() + " " + target.id() + " " + target.path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://a.example", "a.example:0", "a.example:99999", "https://", "a b", "tcp://a", "tls://a"
            })
    void whatIsNoTargetIsRefused(String text) {
        var message = assertThrows(IllegalArgumentException.class, () -> TargetText.parse(text))
                .getMessage();
        assertEquals("target [" + text + "]", message.substring(0, text.length() + 9));
    }

    private static List<String> ids(String scenario, Map<String, List<String>> options) throws JsonProblems {
        return planner(scenario).plan(new View(new Settings(options), List.of())).stream()
                .map(Target::id)
                .toList();
    }

    private static Map<String, String> hints(List<Target> planned, String host) {
        return planned.stream()
                .filter(t -> t.host().equals(host))
                .findFirst()
                .orElseThrow()
                .hints();
    }

    private static List<String> proxied(List<Target> planned) {
        return planned.stream()
                .filter(t -> !t.route().equals(Route.DIRECT))
                .map(Target::host)
                .toList();
    }

    private static ScenarioPlanner planner(String scenario) throws JsonProblems {
        var catalog = SamplePlugin.catalog();
        return new ScenarioPlanner(
                new Scenarios(catalog).find(scenario), catalog.endpoints(), (target, actor, survey) -> Runs.PROXY);
    }

    /** What a survey of the machine found. */
    private record View(Settings settings, List<Evidence> facts) implements EvidenceView {
        @Override
        public HostInfo host() {
            return new HostInfo("vm", HostInfo.Os.LINUX, "Linux", List.of(), false);
        }

        @Override
        public List<Target> targets() {
            return List.of();
        }

        @Override
        public <E extends Evidence> List<Recorded<E>> all(Class<E> type) {
            var source = observations().get(0);
            return facts.stream()
                    .filter(type::isInstance)
                    .map(e -> new Recorded<>(type.cast(e), source))
                    .toList();
        }

        @Override
        public <E extends Evidence> List<Recorded<E>> on(Target target, Class<E> type) {
            return target.isMachine() ? all(type) : List.of();
        }

        @Override
        public List<Observation> observations() {
            return List.of(new Observation(
                    ObservationId.of("O1"),
                    ProbeId.of("sample.survey"),
                    Target.MACHINE,
                    Instant.EPOCH,
                    Duration.ZERO,
                    new Outcome.Completed(),
                    facts));
        }

        @Override
        public Optional<Observation> answerTo(FollowUp followUp) {
            return Optional.empty();
        }
    }
}
