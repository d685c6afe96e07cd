package io.azreach.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.spi.Settings;
import io.azreach.testkit.DnsReply;
import io.azreach.testkit.DnsServer;
import io.azreach.testkit.RecordingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way differs from the plain question in what it says it does. */
class QueryProbeTest {
    private static final String NAME = "acct.test";
    private static final String ADDRESS = "192.0.2.1";

    private final ProbeBench bench = new ProbeBench();
    private Optional<DnsServer> started = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        started = Optional.of(DnsServer.start());
    }

    @AfterEach
    void close() throws IOException {
        server().close();
        bench.close();
    }

    private DnsServer server() {
        return started.orElseThrow();
    }

    private List<DnsAnswer> ask(String way) throws Exception {
        var where = new HostPort(server().host(), server().port());
        var target = Target.of("dns", new HostPort(NAME, 53))
                .withHint("server", where.toString())
                .withHint("way", way);
        var context = new RecordingContext(ProbeBench.host("client.test").build(), bench.net(), Settings.NONE);
        new QueryProbe().observe(target, context);
        var answers = new ArrayList<DnsAnswer>();
        context.evidence().forEach(e -> answers.add((DnsAnswer) e));
        return answers;
    }

    private static boolean silent(DnsAnswer answer) {
        return kind(answer) == FailureKind.TIMEOUT;
    }

    private static FailureKind kind(DnsAnswer answer) {
        return Optional.ofNullable(answer.failure()).map(Failure::kind).orElse(FailureKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"small, false", "no-edns, false", "tcp, false", "large, true", "plain, true"})
    void aLargeAnswerThatIsLostComesInPiecesOrOverTcp(String way, boolean lost) throws Exception {
        var good = DnsReply.addresses(ADDRESS);
        server().on(NAME, good.lostAbove(512)).onTcp(NAME, good);
        assertEquals(lost, silent(ask(way).get(0)));
    }

    @ParameterizedTest
    @CsvSource({"large, true", "plain, false", "patient, false", "brief, false"})
    void onlyTheLargeBufferIsLargerThanUsual(String way, boolean lost) throws Exception {
        server().on(NAME, DnsReply.addresses(ADDRESS).lostAbove(1232));
        assertEquals(lost, silent(ask(way).get(0)));
    }

    @ParameterizedTest
    @CsvSource({"no-edns, false", "small, true"})
    void aServerThatDropsEdnsAnswersWithoutIt(String way, boolean lost) throws Exception {
        server().on(NAME, DnsReply.addresses(ADDRESS).withoutEdnsOnly());
        assertEquals(lost, silent(ask(way).get(0)));
    }

    @Test
    void whoeverListensHearsTheSecondAnswer() throws Exception {
        server().on(NAME, DnsReply.addresses(ADDRESS).after(DnsReply.addresses("192.0.2.66")));
        var strays = ask("listen").get(0).strays();
        assertEquals(1, strays.size());
        assertEquals("second", strays.get(0).problem());
        assertEquals(List.of(InetAddress.getByName(ADDRESS)), strays.get(0).addresses());
    }

    @Test
    void aServerThatTakesTurnsIsSeenByRepetition() throws Exception {
        var turn = new AtomicInteger();
        server().on(NAME, query -> DnsReply.addresses(turn.getAndIncrement() % 2 == 0 ? ADDRESS : "10.1.2.3")
                .to(query));
        var answers = ask("repeat");
        assertEquals(5, answers.size());
        assertEquals(2, answers.stream().map(DnsAnswer::addresses).distinct().count());
    }

    @Test
    void whoKeepsSilentIsNotAskedFiveTimes() throws Exception {
        server().on(NAME, DnsReply.silence());
        assertEquals(1, ask("repeat").size());
        assertTrue(server().datagrams() <= 2, () -> server().datagrams() + " datagrams");
    }

    @Test
    void validationIsTurnedOffByItsBit() throws Exception {
        server().on(
                        NAME,
                        query -> query.getHeader().getFlag(org.xbill.DNS.Flags.CD)
                                ? DnsReply.addresses(ADDRESS).to(query)
                                : DnsReply.rcode(2, "test").to(query));
        assertFalse(ask("unchecked").get(0).addresses().isEmpty());
        assertEquals(FailureKind.DNS_SERVFAIL, kind(ask("plain").get(0)));
    }
}
