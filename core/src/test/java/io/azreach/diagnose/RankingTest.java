package io.azreach.diagnose;

import static io.azreach.testkit.Given.https;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingId;
import io.azreach.model.FindingType;
import io.azreach.model.Layer;
import io.azreach.model.RankedFinding;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Target ONE = https("one.example.com", "generic");
    private static final Target TWO = https("two.example.com", "generic");
    private static final Target THREE = https("three.example.com", "generic");
    private static final Map<FindingId, FindingType> TYPES = types();

    private static Map<FindingId, FindingType> types() {
        var types = NetworkFindings.all().stream()
                .collect(Collectors.toMap(FindingType::id, t -> t, (a, b) -> a, TreeMap::new));
        for (var id :
                List.of("HTTP_CAPTIVE_PORTAL", "HTTP_BLOCK_PAGE", "HTTP_AZFW_DENIED", "HTTP_SERVICE_UNAVAILABLE")) {
            types.put(FindingId.of(id), FindingType.of(id, Layer.HTTP, Severity.BLOCKER, "network-team"));
        }
        types.put(
                FindingId.of("STORAGE_AUTH_FAILED"),
                FindingType.of("STORAGE_AUTH_FAILED", Layer.AZURE, Severity.BLOCKER, "azure-admin"));
        return types;
    }

    private static Finding finding(String id, String group, Severity severity, Target target) {
        var type = TYPES.get(FindingId.of(id));
        return Finding.of(type, Confidence.LIKELY)
                .severity(severity)
                .on(target)
                .groupedBy("detail", group)
                .build();
    }

    private static Finding finding(String id, Target target) {
        return finding(id, "", TYPES.get(FindingId.of(id)).severity(), target);
    }

    /** What the report shows: roots as {@code ID}, consequences as {@code ID < root}. */
    private static List<String> shown(Finding... findings) {
        var ranked = Ranking.of(List.of(findings), TYPES);
        var names = ranked.stream()
                .collect(Collectors.toMap(
                        RankedFinding::ref, f -> f.finding().id().value()));
        return ranked.stream()
                .map(f -> f.finding().id() + (f.isRoot() ? "" : " < " + names.get(f.consequenceOf())))
                .toList();
    }

    @Test
    void oneCauseAtTwoPlacesIsOneFinding() {
        assertEquals(List.of("TCP_TIMEOUT"), shown(finding("TCP_TIMEOUT", ONE), finding("TCP_TIMEOUT", TWO)));
    }

    @Test
    void twoGroupsOfOneCauseAreTwoFindings() {
        assertEquals(
                List.of("TCP_TIMEOUT", "TCP_TIMEOUT"),
                shown(
                        finding("TCP_TIMEOUT", "hop a", Severity.BLOCKER, ONE),
                        finding("TCP_TIMEOUT", "hop b", Severity.BLOCKER, TWO)));
    }

    @Test
    void whatComesLaterOnTheSameWayIsAConsequence() {
        assertEquals(
                List.of("DNS_BOGON", "TCP_REFUSED < DNS_BOGON"),
                shown(finding("TCP_REFUSED", ONE), finding("DNS_BOGON", ONE)));
    }

    @Test
    void aChainFoldsUnderItsFirstCause() {
        assertEquals(
                List.of("DNS_BOGON", "TCP_RESET_AFTER_CONNECT < DNS_BOGON", "TLS_RESET < DNS_BOGON"),
                shown(finding("TLS_RESET", ONE), finding("TCP_RESET_AFTER_CONNECT", ONE), finding("DNS_BOGON", ONE)));
    }

    @Test
    void independentCausesAtTwoPlacesAreBothRoots() {
        assertEquals(
                List.of("DNS_BOGON", "TLS_INTERCEPTED"),
                shown(finding("TLS_INTERCEPTED", TWO), finding("DNS_BOGON", ONE)));
    }

    @Test
    void aCauseThatReachesOneOfTwoPlacesExplainsItThere() {
        assertEquals(
                List.of("DNS_BOGON", "TCP_TIMEOUT < DNS_BOGON", "TCP_TIMEOUT"),
                shown(finding("DNS_BOGON", ONE), finding("TCP_TIMEOUT", ONE), finding("TCP_TIMEOUT", TWO)));
    }

    @Test
    void theBoxThatAcceptsEverythingIsTheOneThatShowsItsCertificate() {
        assertEquals(
                List.of("TLS_INTERCEPTED", "TCP_ACCEPTED_BY_INTERCEPTOR < TLS_INTERCEPTED"),
                shown(finding("TLS_INTERCEPTED", ONE), finding("TCP_ACCEPTED_BY_INTERCEPTOR", ONE)));
    }

    @Test
    void aRoutingLoopIsWhyAPrivateEndpointIsOutOfReach() {
        assertEquals(
                List.of("TCP_ROUTING_LOOP", "AZ_PRIVATE_ENDPOINT_UNREACHABLE < TCP_ROUTING_LOOP"),
                shown(finding("AZ_PRIVATE_ENDPOINT_UNREACHABLE", ONE), finding("TCP_ROUTING_LOOP", ONE)));
    }

    @Test
    void listsOfTwoOccurrencesBecomeOneListWithoutRepeats() {
        var one = Finding.of(TYPES.get(FindingId.of("DNS_TIMEOUT")), Confidence.LIKELY)
                .on(ONE)
                .arg("addresses", "10.0.0.53, 10.0.0.54")
                .build();
        var two = Finding.of(TYPES.get(FindingId.of("DNS_TIMEOUT")), Confidence.LIKELY)
                .on(TWO)
                .arg("addresses", "10.0.0.54, 10.0.0.55")
                .build();
        var merged = Ranking.of(List.of(one, two, one), TYPES).get(0).finding();
        assertEquals("10.0.0.53, 10.0.0.54, 10.0.0.55", merged.args().get("addresses"));
    }

    @Test
    void whatOnlyDegradesExplainsNothing() {
        assertEquals(List.of("TCP_TIMEOUT", "DNS_SLOW"), shown(finding("TCP_TIMEOUT", ONE), finding("DNS_SLOW", ONE)));
    }

    @Test
    void aRiskAtOnePlaceDoesNotBorrowTheWeightOfAnother() {
        assertEquals(
                List.of("PROXY_PAC_INVALID", "TCP_TIMEOUT < PROXY_PAC_INVALID", "HTTP_TIMEOUT"),
                shown(
                        finding("PROXY_PAC_INVALID", "url", Severity.BLOCKER, ONE),
                        finding("TCP_TIMEOUT", ONE),
                        finding("PROXY_PAC_INVALID", "url", Severity.RISK, TWO),
                        finding("HTTP_TIMEOUT", TWO)));
    }

    @Test
    void rootsComeBySeverityThenNearness() {
        assertEquals(
                List.of("DNS_NXDOMAIN", "TLS_RESET", "DNS_SLOW", "STATE_DIFFERS"),
                shown(
                        finding("STATE_DIFFERS", "", Severity.RISK, Target.MACHINE),
                        finding("TLS_RESET", TWO),
                        finding("DNS_SLOW", THREE),
                        finding("DNS_NXDOMAIN", ONE)));
    }

    @Test
    void aPageThatAnswersForAllExplainsItsOwnCertificate() {
        assertEquals(
                List.of("HTTP_CAPTIVE_PORTAL", "TLS_HOSTNAME_MISMATCH < HTTP_CAPTIVE_PORTAL"),
                shown(finding("TLS_HOSTNAME_MISMATCH", ONE), finding("HTTP_CAPTIVE_PORTAL", ONE)));
        assertEquals(
                List.of("HTTP_BLOCK_PAGE", "TLS_INTERCEPTED < HTTP_BLOCK_PAGE"),
                shown(finding("TLS_INTERCEPTED", ONE), finding("HTTP_BLOCK_PAGE", ONE)));
    }

    @Test
    void aWrongClockReachesSignaturesEverywhere() {
        assertEquals(
                List.of("TIME_SKEW_AHEAD", "STORAGE_AUTH_FAILED < TIME_SKEW_AHEAD"),
                shown(finding("STORAGE_AUTH_FAILED", ONE), finding("TIME_SKEW_AHEAD", Target.MACHINE)));
    }

    @Test
    void aSmallSkewDoesNotExplainASignature() {
        assertEquals(
                List.of("STORAGE_AUTH_FAILED", "TIME_SKEW_AHEAD"),
                shown(
                        finding("STORAGE_AUTH_FAILED", ONE),
                        finding("TIME_SKEW_AHEAD", "", Severity.DEGRADED, Target.MACHINE)));
    }

    @Test
    void whatWasMetComesBeforeWhatIsOnlyKnownOfTheMachine() {
        assertEquals(
                List.of("HTTP_TIMEOUT", "TIME_SKEW_AHEAD", "DNS_SLOW"),
                shown(
                        finding("TIME_SKEW_AHEAD", Target.MACHINE),
                        finding("HTTP_TIMEOUT", ONE),
                        finding("DNS_SLOW", TWO)));
    }

    @Test
    void aRootWeighsAsMuchAsTheWorstThatFollowsFromIt() {
        assertEquals(
                List.of("PATH_LOSS", "TCP_TIMEOUT < PATH_LOSS", "TLS_RESET"),
                shown(finding("PATH_LOSS", ONE), finding("TCP_TIMEOUT", ONE), finding("TLS_RESET", TWO)));
    }

    @Test
    void theSameCauseInTwoGroupsDoesNotExplainItself() {
        assertEquals(
                List.of("HTTP_CAPTIVE_PORTAL", "HTTP_CAPTIVE_PORTAL"),
                shown(
                        finding("HTTP_CAPTIVE_PORTAL", "a", Severity.BLOCKER, ONE),
                        finding("HTTP_CAPTIVE_PORTAL", "b", Severity.BLOCKER, ONE)));
    }

    /** Each of the three explains the next; without a root all would vanish. */
    @Test
    void aCircleOfCausesKeepsARoot() {
        assertEquals(
                List.of(
                        "AZ_PRIVATE_ENDPOINT_UNREACHABLE",
                        "LOCAL_NO_ROUTE < AZ_PRIVATE_ENDPOINT_UNREACHABLE",
                        "DNS_UNEXPECTED_ADDRESS < AZ_PRIVATE_ENDPOINT_UNREACHABLE"),
                shown(
                        finding("LOCAL_NO_ROUTE", ONE),
                        finding("DNS_UNEXPECTED_ADDRESS", ONE),
                        finding("AZ_PRIVATE_ENDPOINT_UNREACHABLE", ONE)));
    }

    /** Whatever rules may report, every finding is shown exactly once at every place, and under a root. */
    @Test
    void nothingIsEverLostOrDoubled() {
        for (long seed = 1; seed <= 4000; seed++) {
            var findings = random(new Random(seed));
            var ranked = Ranking.of(findings, TYPES);
            assertEquals(
                    places(findings.stream()), places(ranked.stream().map(RankedFinding::finding)), "seed " + seed);
            var roots = ranked.stream()
                    .filter(RankedFinding::isRoot)
                    .map(RankedFinding::ref)
                    .toList();
            for (var consequence : ranked) {
                assertEquals(
                        true,
                        consequence.isRoot() || roots.contains(consequence.consequenceOf()),
                        "under a root, seed " + seed);
            }
        }
    }

    @Test
    void theOrderOfReportingDoesNotMatter() {
        for (long seed = 1; seed <= 500; seed++) {
            var findings = random(new Random(seed));
            var shuffled = new ArrayList<>(findings);
            Collections.shuffle(shuffled, new Random(seed + 1));
            assertEquals(Ranking.of(findings, TYPES), Ranking.of(shuffled, TYPES), "seed " + seed);
        }
    }

    private static List<String> places(Stream<Finding> findings) {
        return findings.flatMap(f -> f.targets().stream().map(t -> f.id() + " [" + f.group() + "] " + t.id()))
                .sorted()
                .toList();
    }

    private static Collection<Finding> random(Random random) {
        var ids = TYPES.keySet().stream().toList();
        var telling = List.of(
                "AZ_PRIVATE_ENDPOINT_UNREACHABLE",
                "LOCAL_NO_ROUTE",
                "DNS_UNEXPECTED_ADDRESS",
                "HTTP_CAPTIVE_PORTAL",
                "TCP_TIMEOUT",
                "TLS_INTERCEPTED",
                "TIME_SKEW_AHEAD");
        var targets = List.of(ONE, TWO, THREE, Target.MACHINE);
        var seen = new LinkedHashSet<String>();
        var findings = new ArrayList<Finding>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            var id = random.nextBoolean()
                    ? telling.get(random.nextInt(telling.size()))
                    : ids.get(random.nextInt(ids.size())).value();
            var target = targets.get(random.nextInt(targets.size()));
            var group = random.nextInt(3) == 0 ? "g" + random.nextInt(2) : "";
            var severity = Severity.values()[random.nextInt(4) == 0 ? random.nextInt(4) : 0];
            if (seen.add(id + group + target.id())) {
                findings.add(finding(id, group, severity, target));
            }
        }
        return findings;
    }
}
