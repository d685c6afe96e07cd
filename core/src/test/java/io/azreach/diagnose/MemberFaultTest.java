package io.azreach.diagnose;

import static io.azreach.testkit.Given.address;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.ConnectRamp;
import io.azreach.model.evidence.ConnectSamples;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.model.evidence.SourcePort;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Connects of which some fail: by source port each time, or otherwise. */
class MemberFaultTest {
    private static final Target BLOB = https("account.blob.core.windows.net", "storage");
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final String SPLIT = "203.0.113.5";
    private static final String OTHER = "203.0.113.9";
    private static final Duration WINDOW = Duration.ofMillis(900);
    private static final ConnectRamp NO_LIMIT = new ConnectRamp(address(SPLIT), 443, 4, 3, 0, 0, 0, null);

    private static SourcePort port(int number, int tries, int stood) {
        return new SourcePort(number, tries, stood);
    }

    /** Ports that were tried once come on top of those given. */
    private static ConnectSamples samples(int stoodOnce, int failedOnce, int refused, SourcePort... again) {
        var ports = new ArrayList<>(List.of(again));
        for (int i = 0; i < stoodOnce + failedOnce; i++) {
            ports.add(port(50_000 + i, 1, i < stoodOnce ? 1 : 0));
        }
        int stood = (int) ports.stream().filter(p -> p.stood() > 0).count();
        var answered = Collections.nCopies(stood, Duration.ofMillis(3));
        return new ConnectSamples(
                address(SPLIT), 443, ports.size(), answered, refused, WINDOW, address("10.0.0.4"), ports);
    }

    private static ConnectSamples clean(String literal) {
        var answered = Collections.nCopies(12, Duration.ofMillis(3));
        return new ConnectSamples(address(literal), 443, 12, answered, 0, WINDOW, null, List.of());
    }

    private static TcpConnect late(int millis) {
        return new TcpConnect(address(SPLIT), 443, address("10.0.0.4"), 40_001, Duration.ofMillis(millis), null);
    }

    private static Given seen(TcpConnect... connects) {
        var evidence = new ArrayList<io.azreach.model.Evidence>(List.of(lookup(BLOB.host(), SPLIT)));
        evidence.addAll(List.of(connects));
        return new Given()
                .seen("core.endpoint", BLOB, evidence.toArray(io.azreach.model.Evidence[]::new))
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), OTHER), connected(OTHER), http(200, Map.of()));
    }

    private static TcpConnect silent() {
        return unconnected(SPLIT, FailureKind.TIMEOUT, 3300);
    }

    private static Given sampled(Given given, ConnectSamples samples) {
        return given.answered(Contrasts.samples(BLOB, address(SPLIT)), samples);
    }

    private static Given elsewhereFine(Given given) {
        return given.answered(Contrasts.ramp(BLOB, address(SPLIT), Optional.of(new HostPort(OTHER, 443))), NO_LIMIT)
                .answered(Contrasts.samples(LOGIN, address(OTHER)), clean(OTHER));
    }

    @Test
    void portsThatFailEachTimeAreABadMemberAndAreNamed() {
        var given = sampled(
                seen(connected(SPLIT), silent(), connected(SPLIT)),
                samples(3, 1, 0, port(40_001, 3, 0), port(40_002, 3, 0), port(40_003, 3, 3), port(40_004, 3, 3)));
        assertEquals(List.of("TCP_MEMBER_FAULT"), given.roots());
        var args = given.finding("TCP_MEMBER_FAULT").args();
        assertEquals(
                "TCP 10.0.0.4:40001 to 203.0.113.5:443; TCP 10.0.0.4:40002 to 203.0.113.5:443", args.get("detail"));
        assertEquals("40003 40004", args.get("names"));
        assertTrue(args.get("rate").startsWith("38 %"), args.get("rate"));
    }

    @Test
    void portsThatAreRefusedEachTimeAreABadMemberAsWell() {
        var given = sampled(
                seen(connected(SPLIT), unconnected(SPLIT, FailureKind.REFUSED, 2)),
                samples(3, 1, 3, port(40_001, 3, 0), port(40_002, 3, 0), port(40_003, 3, 3), port(40_004, 3, 3)));
        assertEquals(List.of("TCP_MEMBER_FAULT"), given.roots());
    }

    @Test
    void anEndpointThatOnlyBadPortsWereTriedOnIsNotFilteredNorDead() {
        var given = sampled(
                        seen(silent(), silent(), silent()),
                        samples(
                                2,
                                2,
                                0,
                                port(40_001, 3, 0),
                                port(40_002, 3, 0),
                                port(40_003, 3, 3),
                                port(40_004, 3, 3)))
                .answered(
                        Contrasts.trace(BLOB, address(SPLIT), Protocol.TCP),
                        new PathTrace(address(SPLIT), 443, Protocol.TCP, List.of(), null, Duration.ofMillis(9), null))
                .answered(Contrasts.connect(BLOB, address(SPLIT), 80), unconnected(SPLIT, FailureKind.REFUSED, 2));
        assertEquals(List.of("TCP_MEMBER_FAULT"), given.roots());
    }

    @Test
    void portsThatFailOnceAndStandTheNextTimeAreNoMember() {
        var given = elsewhereFine(sampled(
                seen(connected(SPLIT), silent()),
                samples(3, 1, 0, port(40_001, 3, 1), port(40_002, 3, 0), port(40_003, 3, 3), port(40_004, 3, 2))));
        assertEquals(List.of("TCP_INTERMITTENT"), given.roots());
    }

    @Test
    void onePortThatFailsWhileMostFailIsNoPattern() {
        var given = elsewhereFine(
                sampled(seen(connected(SPLIT), silent()), samples(0, 8, 0, port(40_001, 2, 0), port(40_003, 1, 1))));
        assertEquals(List.of("TCP_INTERMITTENT"), given.roots());
    }

    @Test
    void packetsThatArriveWhenTheyAreSentAgainWereLost() {
        var given = elsewhereFine(sampled(
                seen(connected(SPLIT), late(1005), late(3008)),
                samples(4, 2, 0, port(40_001, 3, 1), port(40_002, 3, 2), port(40_003, 3, 2))));
        assertEquals(List.of("TCP_SYN_LOSS"), given.roots());
        assertTrue(
                given.finding("TCP_SYN_LOSS").args().get("rate").startsWith("44 %"),
                given.findings().toString());
    }

    @Test
    void refusalsNowAndThenAreNoLoss() {
        var given = elsewhereFine(sampled(
                seen(connected(SPLIT), unconnected(SPLIT, FailureKind.REFUSED, 2)),
                samples(4, 2, 3, port(40_001, 3, 1), port(40_002, 3, 2))));
        assertEquals(List.of("TCP_INTERMITTENT"), given.roots());
    }

    @Test
    void refusalsAreNoLossEvenWhenNothingElseCouldBeSampled() {
        var given = sampled(
                seen(connected(SPLIT), unconnected(SPLIT, FailureKind.REFUSED, 2)),
                samples(4, 2, 3, port(40_001, 3, 1), port(40_002, 3, 2)));
        assertEquals(List.of("TCP_INTERMITTENT"), given.roots());
    }

    @Test
    void distanceIsNotTakenForPacketsSentAgain() {
        var given = sampled(seen(late(1400), late(1402), late(1700)), samples(12, 0, 0));
        assertEquals(List.of(), given.roots());
    }

    @Test
    void firstPacketsLostAtSeveralPlacesAreLossEvenWhereNoSampleWasLost() {
        var given = new Given();
        for (int i = 0; i < 4; i++) {
            var target = https("host" + i + ".example.net", "generic");
            var literal = "203.0.113." + (20 + i);
            var slow = new TcpConnect(address(literal), 443, null, 40_000, Duration.ofMillis(1004), null);
            given.seen(
                    "core.endpoint",
                    target,
                    lookup(target.host(), literal),
                    connected(literal),
                    slow,
                    http(200, Map.of()));
        }
        assertEquals(List.of("PATH_LOSS"), given.roots());
        assertEquals(4, given.finding("PATH_LOSS").targets().size());
    }

    @Test
    void oneFirstPacketLostInAWholeRunIsNotWorthAWord() {
        var given = sampled(seen(connected(SPLIT), connected(SPLIT), late(1004)), samples(12, 0, 0));
        assertEquals(List.of(), given.roots());
    }

    /** Two late connections here, a lost sample there: neither place is the only one. */
    @Test
    void aLittleLossShowsItselfElsewhere() {
        var some = new ArrayList<SourcePort>();
        for (int i = 0; i < 12; i++) {
            some.add(port(41_000 + i, i < 2 || i > 9 ? 3 : 1, i < 2 ? 2 : i > 9 ? 3 : 1));
        }
        var answered = Collections.nCopies(10, Duration.ofMillis(3));
        var given = sampled(seen(connected(SPLIT), late(1004), late(1040)), samples(12, 0, 0))
                .answered(
                        Contrasts.samples(LOGIN, address(OTHER)),
                        new ConnectSamples(address(OTHER), 443, 12, answered, 0, WINDOW, null, some));
        assertEquals(List.of("PATH_LOSS"), given.roots());
    }
}
