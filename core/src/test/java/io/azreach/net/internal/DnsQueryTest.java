package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.DnsStray;
import io.azreach.net.DnsQuery;
import io.azreach.testkit.DnsReply;
import io.azreach.testkit.DnsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsQueryTest {
    private Bench bench = Bench.open();
    private DnsServer server = start();

    private static DnsServer start() {
        try {
            return DnsServer.start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void nothingAnswersUnlessTold() {
        assertEquals(0, server.datagrams());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        bench.close();
    }

    @Test
    void addressesAndSmallestTimeToLiveAreRead() throws Exception {
        server.on("blob.test", DnsReply.addresses("192.0.2.1", "192.0.2.2", "2001:db8::1"));
        var answer = ask(udp("blob.test"));
        assertEquals("NOERROR", answer.rcode());
        assertEquals(List.of(address("192.0.2.1"), address("192.0.2.2")), answer.addresses());
        assertEquals(60L, answer.ttl());
        assertNull(answer.failure());
        assertEquals("udp", answer.transport());
    }

    @Test
    void addressesOfTheOtherFamilyAreReadWhenAskedFor() throws Exception {
        server.on("blob.test", DnsReply.addresses("192.0.2.1", "2001:db8::1"));
        var answer = ask(DnsQuery.udp(address(), "blob.test.", "AAAA"));
        assertEquals(List.of(address("2001:db8::1")), answer.addresses());
        assertEquals("blob.test", answer.name());
    }

    @Test
    void chainIsKeptInOrderAndOnlyAddressesOfItsEndCount() throws Exception {
        server.on("a.test", DnsReply.chain(List.of("b.privatelink.test", "c.test"), "192.0.2.9"));
        var answer = ask(udp("a.test"));
        assertEquals(List.of("b.privatelink.test", "c.test"), answer.aliases());
        assertEquals(List.of(address("192.0.2.9")), answer.addresses());
    }

    @Test
    void circularChainEnds() throws Exception {
        server.on("a.test", DnsReply.chain(List.of("b.test", "a.test", "b.test")));
        var answer = ask(udp("a.test"));
        assertEquals(List.of("b.test"), answer.aliases());
        assertEquals(FailureKind.DNS_NODATA, kind(answer.failure()));
    }

    @ParameterizedTest
    @CsvSource({
        "3, NXDOMAIN, DNS_NXDOMAIN",
        "2, SERVFAIL, DNS_SERVFAIL",
        "5, REFUSED, DNS_REFUSED",
        "1, FORMERR, DNS_FORMERR",
        "4, NOTIMP, DNS_NOTIMP",
        "9, NOTAUTH, DNS_OTHER_RCODE",
        "0, NOERROR, DNS_NODATA"
    })
    void responseCodesAreNamedAndTheZoneIsKept(int code, String name, FailureKind kind) throws Exception {
        server.on("gone.test", DnsReply.rcode(code, "zone.test"));
        var answer = ask(udp("gone.test"));
        assertEquals(name, answer.rcode());
        assertEquals(kind, kind(answer.failure()));
        assertEquals("zone.test", answer.soa());
        assertTrue(answer.answered());
    }

    @Test
    void extendedErrorIsReadWithItsText() throws Exception {
        server.on("blocked.test", DnsReply.extendedError(15, "blocked by \u001b[31mpolicy"));
        var answer = ask(udp("blocked.test"));
        assertEquals(15, answer.extendedError());
        assertEquals("blocked by  [31mpolicy", answer.extendedText());
    }

    @Test
    void truncatedAnswerSaysSoAndTheCallerMayAskOverTcp() throws Exception {
        server.on("big.test", DnsReply.truncated()).onTcp("big.test", DnsReply.addresses("192.0.2.7"));
        var udp = ask(udp("big.test"));
        assertTrue(udp.truncated());
        assertNull(udp.failure(), "no data is not known yet");
        var tcp = ask(udp("big.test").overTcp());
        assertFalse(tcp.truncated());
        assertEquals(List.of(address("192.0.2.7")), tcp.addresses());
        assertEquals("tcp", tcp.transport());
    }

    @Test
    void questionIsSentAgainOnce() throws Exception {
        server.on("lossy.test", DnsReply.addresses("192.0.2.1").whenAskedAgain());
        var answer = bench.net()
                .query(List.of(udp("lossy.test")), Duration.ofSeconds(3))
                .get(0);
        assertNull(answer.failure());
        assertEquals(2, server.datagrams());
    }

    @Test
    void silenceEndsAtTheCapAndDoesNotDelayOthers() throws Exception {
        server.on("dead.test", DnsReply.silence()).on("live.test", DnsReply.addresses("192.0.2.1"));
        var answers = bench.net().query(List.of(udp("dead.test"), udp("live.test")), Bench.SHORT);
        assertEquals(FailureKind.TIMEOUT, kind(answers.get(0).failure()));
        assertFalse(answers.get(0).answered());
        assertTrue(answers.get(0).took().compareTo(Bench.SOON) < 0);
        assertNull(answers.get(1).failure());
    }

    @Test
    void replyWithAnotherIdIsNotBelievedButRemembered() throws Exception {
        server.on("spoofed.test", DnsReply.addresses("192.0.2.66").withWrongId());
        var answer =
                bench.net().query(List.of(udp("spoofed.test")), Bench.SHORT).get(0);
        assertEquals(FailureKind.DNS_BAD_REPLY, kind(answer.failure()));
        assertEquals(List.of(), answer.addresses());
    }

    @Test
    void replyToAnotherQuestionIsNotBelieved() throws Exception {
        server.on("spoofed.test", DnsReply.addresses("192.0.2.66").withQuestion("other.test"));
        var answer =
                bench.net().query(List.of(udp("spoofed.test")), Bench.SHORT).get(0);
        assertEquals(FailureKind.DNS_BAD_REPLY, kind(answer.failure()));
    }

    @Test
    void trueReplyWinsOverAForgedOneBeforeIt() throws Exception {
        var truth = DnsReply.addresses("192.0.2.1");
        server.on("raced.test", truth.after(DnsReply.addresses("192.0.2.66").withWrongId()));
        var answer = ask(udp("raced.test"));
        assertEquals(List.of(address("192.0.2.1")), answer.addresses());
        assertEquals(List.of(stray("id", "192.0.2.66")), answer.strays());
    }

    @Test
    void anAnswerToAnotherQuestionBesideTheTrueOneIsKept() throws Exception {
        var truth = DnsReply.addresses("192.0.2.1");
        server.on("raced.test", truth.after(DnsReply.addresses("192.0.2.66").withQuestion("other.test")));
        assertEquals(
                List.of(stray("question", "192.0.2.66")), ask(udp("raced.test")).strays());
    }

    @Test
    void aSecondAnswerIsHeardByWhoeverListensToTheEnd() throws Exception {
        var forged = DnsReply.addresses("192.0.2.66");
        server.on("raced.test", DnsReply.addresses("192.0.2.1").after(forged));
        var answer = bench.net()
                .query(List.of(udp("raced.test").listening()), Bench.SHORT)
                .get(0);
        assertEquals(List.of(address("192.0.2.66")), answer.addresses());
        assertEquals(List.of(stray("second", "192.0.2.1")), answer.strays());
        assertTrue(answer.took().compareTo(Bench.SHORT) < 0, "the answer's own time counts");
        assertEquals(1, server.datagrams());
    }

    @Test
    void theSameAnswerTwiceIsOneAnswer() throws Exception {
        var truth = DnsReply.addresses("192.0.2.1", "192.0.2.2");
        server.on("twice.test", DnsReply.addresses("192.0.2.2", "192.0.2.1").after(truth));
        var answer = bench.net()
                .query(List.of(udp("twice.test").listening()), Bench.SHORT)
                .get(0);
        assertEquals(List.of(), answer.strays());
    }

    @Test
    void aFloodOfForgedRepliesLeavesAFewBehind() throws Exception {
        var forged = DnsReply.addresses("192.0.2.66").withWrongId();
        DnsReply flood = query ->
                IntStream.range(0, 2000).mapToObj(i -> forged.to(query).get(0)).toList();
        server.on("flood.test", flood);
        var answer = bench.net().query(List.of(udp("flood.test")), Bench.SHORT).get(0);
        assertEquals(FailureKind.DNS_BAD_REPLY, kind(answer.failure()));
        assertEquals(8, answer.strays().size());
    }

    @Test
    void theBufferOfferedDecidesWhatTheServerMaySend() throws Exception {
        server.on("big.test", DnsReply.addresses("192.0.2.1").lostAbove(1000));
        var lost = bench.net().query(List.of(udp("big.test")), Bench.SHORT).get(0);
        assertEquals(FailureKind.TIMEOUT, kind(lost.failure()));
        assertEquals(DnsQuery.USUAL_BUFFER, lost.bufferSize());
        var small = ask(udp("big.test").withBuffer(512));
        assertEquals(List.of(address("192.0.2.1")), small.addresses());
        assertEquals(512, small.bufferSize());
        assertTrue(small.edns());
        var without = ask(udp("big.test").withoutEdns());
        assertNull(without.bufferSize());
        assertFalse(without.edns());
    }

    @Test
    void sizeOfTheAnswerAndMasterOfItsZoneAreKept() throws Exception {
        server.on("gone.test", DnsReply.rcode(3, "zone.test"));
        var answer = ask(udp("gone.test"));
        assertEquals("zone.test", answer.soaServer());
        var bytes = answer.bytes();
        assertTrue(bytes != null && bytes > 12 && bytes < 512, () -> "bytes " + bytes);
    }

    @Test
    void garbageIsABadReply() throws Exception {
        // Header that promises records, then names that point at each other.
        byte[] loops = {
            (byte) 0x84, 0, 0, 1, 0, 1, 0, 0, 0, 0, (byte) 0xc0, 12, 0, 1, 0, 1, (byte) 0xc0, 18, (byte) 0xc0, 16
        };
        server.on("loop.test", DnsReply.garbage(loops));
        var answers =
                bench.net().query(List.of(udp("loop.test"), udp("loop.test").overTcp()), Bench.SHORT);
        assertEquals(FailureKind.DNS_BAD_REPLY, kind(answers.get(0).failure()));
        assertEquals(FailureKind.DNS_BAD_REPLY, kind(answers.get(1).failure()));
    }

    @Test
    void noRandomBytesBreakTheDecoder() throws Exception {
        var query = udp("fuzz.test");
        var question = new DnsQuestion(query);
        var random = new Random(4711);
        for (int i = 0; i < 20_000; i++) {
            var bytes = question.wire();
            var mutated = java.util.Arrays.copyOf(bytes, bytes.length + random.nextInt(40));
            mutated[2] |= (byte) 0x80;
            for (int j = 0; j < 4; j++) {
                mutated[2 + random.nextInt(mutated.length - 2)] = (byte) random.nextInt();
            }
            var matched = question.match(mutated);
            if (matched.isPresent()) {
                var answer = DnsReading.answered(query, question, matched.get(), Duration.ZERO);
                assertEquals("fuzz.test", answer.name());
            }
        }
    }

    @Test
    void closedPortIsRefusedAndNotSilence() throws Exception {
        int port = freePort();
        var query = DnsQuery.udp(new HostPort("127.0.0.1", port), "a.test", "A");
        var answers = bench.net().query(List.of(query, query.overTcp()), Bench.SOON);
        assertEquals(FailureKind.REFUSED, kind(answers.get(0).failure()));
        assertEquals(FailureKind.REFUSED, kind(answers.get(1).failure()));
    }

    @Test
    void manyQuestionsAreAskedAtOnceAndAnsweredInOrder() throws Exception {
        var queries = IntStream.range(0, 200)
                .mapToObj(i -> {
                    server.on("n" + i + ".test", DnsReply.addresses("192.0.2." + i));
                    return udp("n" + i + ".test");
                })
                .toList();
        var answers = bench.net().query(queries, Bench.ENOUGH);
        for (int i = 0; i < 200; i++) {
            assertEquals(List.of(address("192.0.2." + i)), answers.get(i).addresses());
        }
    }

    @Test
    void nameThatCannotBeAskedForIsAnAnswerToo() throws Exception {
        var answer = ask(udp("x".repeat(64) + ".test"));
        assertEquals(FailureKind.NOT_SUPPORTED, kind(answer.failure()));
    }

    @Test
    void serverThatIsNoAddressIsNotLookedUp() throws Exception {
        var answer = ask(DnsQuery.udp(new HostPort("localhost", 53), "a.test", "A"));
        assertEquals(FailureKind.NOT_SUPPORTED, kind(answer.failure()));
    }

    private DnsAnswer ask(DnsQuery query) throws InterruptedException {
        return bench.net().query(List.of(query), Bench.ENOUGH).get(0);
    }

    private static DnsStray stray(String problem, String literal) throws IOException {
        return new DnsStray(problem, List.of(address(literal)));
    }

    private HostPort address() {
        return new HostPort(server.host(), server.port());
    }

    private DnsQuery udp(String name) {
        return DnsQuery.udp(address(), name, "A");
    }

    private static FailureKind kind(@org.jspecify.annotations.Nullable Failure failure) {
        return failure == null ? FailureKind.UNKNOWN : failure.kind();
    }

    private static InetAddress address(String literal) throws IOException {
        return InetAddress.getByName(literal);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}
