package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.net.DnsQuery;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.DnsReply;
import io.azreach.testkit.DnsServer;
import io.azreach.testkit.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** What a name server may send: each answer ends in time, stays small, and is told as it was. */
class HostileNameServerTest {
    private static final String NAME = "hostile.test";
    private static final Duration CAP = Duration.ofSeconds(2);
    private static final int MOST_TEXT = 40_000;

    private final Bench bench = Bench.open();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    static Stream<DnsReply> oversized() {
        return Stream.of(
                filled((message, name) -> {
                    for (int i = 0; i < 3900; i++) {
                        message.addRecord(record(name, i), Section.ANSWER);
                    }
                }),
                filled((message, name) -> {
                    var owner = name;
                    for (int i = 0; i < 2000; i++) {
                        var next = Name.fromString("n" + i + ".test.");
                        message.addRecord(new CNAMERecord(owner, DClass.IN, 1, next), Section.ANSWER);
                        owner = next;
                    }
                }),
                filled((message, name) -> {
                    var text = IntStream.range(0, 240)
                            .mapToObj(i -> "x".repeat(255))
                            .toList();
                    message.addRecord(new TXTRecord(name, DClass.IN, 1, text), Section.ANSWER);
                }),
                filled((message, name) -> {
                    var words = new ExtendedErrorCodeOption(15, "\u001b[31m" + "blocked ".repeat(7000));
                    message.addRecord(new OPTRecord(1232, 0, 0, 0, words), Section.ADDITIONAL);
                }));
    }

    @ParameterizedTest
    @MethodSource
    void oversized(DnsReply reply) throws Exception {
        try (var server = DnsServer.start().on(NAME, reply)) {
            var tcp = ask(query(server).overTcp());
            assertEquals("NOERROR", tcp.rcode());
            assertTrue(tcp.addresses().size() <= 100, () -> tcp.addresses().size() + " addresses");
            assertTrue(tcp.aliases().size() <= 32, () -> tcp.aliases().size() + " aliases");
            var bytes = tcp.bytes();
            assertTrue(bytes != null && bytes > 40_000, () -> "bytes " + bytes);
            assertFalse(String.valueOf(tcp.extendedText()).contains("\u001b"));
        }
    }

    static Stream<DnsReply> broken() {
        var good = DnsReply.addresses("192.0.2.1", "192.0.2.2", "192.0.2.3");
        return Stream.of(
                changed(good, reply -> Arrays.copyOf(reply, reply.length - 7)),
                changed(good, reply -> Arrays.copyOf(reply, 11)),
                changed(good, reply -> Arrays.copyOf(reply, 2)),
                changed(good, HostileNameServerTest::promisingMore),
                changed(good, HostileNameServerTest::pointingToItself));
    }

    @ParameterizedTest
    @MethodSource
    void broken(DnsReply reply) throws Exception {
        try (var server = DnsServer.start().on(NAME, reply)) {
            var query = query(server);
            for (var answer : bench.net().query(List.of(query, query.overTcp()), Bench.SHORT)) {
                assertEquals(FailureKind.DNS_BAD_REPLY, kind(answer));
                assertEquals("unreadable", answer.strays().get(0).problem());
                assertFalse(answer.answered());
            }
        }
    }

    @Test
    void aTruncatedAnswerThatIsCutShortIsATruncatedAnswer() throws Exception {
        var cut = changed(DnsReply.addresses("192.0.2.1", "192.0.2.2"), reply -> {
            reply[2] |= 0x02;
            return Arrays.copyOf(reply, reply.length - 7);
        });
        try (var server = DnsServer.start().on(NAME, cut)) {
            assertTrue(ask(query(server)).truncated());
        }
    }

    @Test
    void repliesOfOthersIdsAreWaitedPast() throws Exception {
        var truth = DnsReply.addresses("192.0.2.1");
        DnsReply late = query -> {
            var all = new ArrayList<byte[]>();
            IntStream.range(0, 60)
                    .forEach(i -> all.addAll(
                            DnsReply.addresses("192.0.2.66").withWrongId().to(query)));
            all.addAll(truth.to(query));
            return all;
        };
        try (var server = DnsServer.start().on(NAME, late)) {
            var answer = ask(query(server));
            assertEquals(List.of(InetAddress.getByName("192.0.2.1")), answer.addresses());
            assertEquals(8, answer.strays().size());
        }
    }

    @Test
    void aStreamThatPromisesMuchAndDripsEndsAtTheCap() throws Exception {
        var drip = Behaviours.drip("\u007f\u007f" + "a".repeat(100), Duration.ofMillis(300));
        try (var server = TcpServer.start(drip)) {
            assertEquals(FailureKind.TIMEOUT, kind(askOver(server)));
        }
    }

    @Test
    void anEmptyMessageIsABadReply() throws Exception {
        try (var server = TcpServer.start(peer -> peer.getOutputStream().write(new byte[2]))) {
            assertEquals(FailureKind.DNS_BAD_REPLY, kind(askOver(server)));
        }
    }

    @Test
    void aMessageThatEndsEarlyIsAClosedConnection() throws Exception {
        try (var server = TcpServer.start(Behaviours.answerAndClose("\u0040\u0000abc"))) {
            var kind = kind(askOver(server));
            assertTrue(kind == FailureKind.CLOSED || kind == FailureKind.RESET, String.valueOf(kind));
        }
    }

    private DnsAnswer askOver(TcpServer server) throws InterruptedException {
        var where = new HostPort("127.0.0.1", server.port());
        return ask(DnsQuery.udp(where, NAME, "A").overTcp());
    }

    private DnsAnswer ask(DnsQuery query) throws InterruptedException {
        var answer = bench.net().query(List.of(query), CAP).get(0);
        assertTrue(answer.took().compareTo(CAP.plusSeconds(1)) < 0, () -> "took " + answer.took());
        assertTrue(
                answer.toString().length() < MOST_TEXT, () -> answer.toString().length() + " characters");
        return answer;
    }

    private static DnsQuery query(DnsServer server) {
        return DnsQuery.udp(new HostPort(server.host(), server.port()), NAME, "A");
    }

    private static FailureKind kind(DnsAnswer answer) {
        var failure = answer.failure();
        return failure == null ? FailureKind.UNKNOWN : failure.kind();
    }

    @FunctionalInterface
    private interface Filling {
        void into(Message message, Name name) throws IOException;
    }

    /** A proper message with more in it than anybody needs; over UDP it would not fit. */
    private static DnsReply filled(Filling filling) {
        return query -> {
            var message = new Message(query.getHeader().getID());
            message.getHeader().setFlag(Flags.QR);
            message.addRecord(query.getQuestion(), Section.QUESTION);
            try {
                filling.into(message, query.getQuestion().getName());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return List.of(message.toWire());
        };
    }

    private static ARecord record(Name name, int number) throws IOException {
        var address = ByteBuffer.allocate(4).putInt(0xc6120000 + number).array();
        return new ARecord(name, DClass.IN, 1, InetAddress.getByAddress(address));
    }

    @FunctionalInterface
    private interface Change {
        byte[] of(byte[] reply);
    }

    private static DnsReply changed(DnsReply good, Change change) {
        return query ->
                good.to(query).stream().map(reply -> change.of(reply.clone())).toList();
    }

    /** Says that more records follow than there are. */
    private static byte[] promisingMore(byte[] reply) {
        reply[6] = (byte) 0xff;
        reply[7] = (byte) 0xff;
        return reply;
    }

    /** The first answer's name is a pointer to itself. */
    private static byte[] pointingToItself(byte[] reply) {
        int at = 12;
        while (reply[at] != 0) {
            at += 1 + reply[at];
        }
        at += 5;
        reply[at] = (byte) 0xc0;
        reply[at + 1] = (byte) at;
        return reply;
    }
}
