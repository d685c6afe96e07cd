package io.azreach.net.internal;

import static io.azreach.testkit.FuzzTarget.atMost;
import static io.azreach.testkit.FuzzTarget.holds;

import io.azreach.model.HostPort;
import io.azreach.net.Connection;
import io.azreach.net.DnsQuery;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** What servers on the network send. */
public final class NetTargets {
    private static final int MOST_BODY = 4096;
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final String NAME = "www.example.org";

    private NetTargets() {}

    /** A reply to a question for the addresses of www.example.org, its id made the one that was asked with. */
    public static void dnsReply(byte[] input) throws IOException {
        var query = DnsQuery.udp(new HostPort("127.0.0.1", 53), NAME, "A");
        var question = new DnsQuestion(query);
        var reply = input.clone();
        System.arraycopy(question.wire(), 0, reply, 0, Math.min(2, reply.length));
        question.match(reply).ifPresent(message -> {
            var answer = DnsReading.answered(query, question, message, Duration.ofMillis(1));
            holds(answer.addresses().size() <= 100, "too many addresses");
            holds(answer.aliases().size() <= 32, "too many aliases");
            answer.aliases().forEach(alias -> atMost(1024, alias));
            atMost(64 * 1024, answer.toString());
        });
    }

    /** The answer of a web server or of a proxy. */
    public static void httpAnswer(byte[] input) {
        var head = new HeadReader(Stopwatch.start(NanoClock.SYSTEM), Clock.systemUTC());
        var in = new ByteArrayInputStream(input);
        try {
            head.read(in);
        } catch (IOException broken) {
            atMost(400, String.valueOf(Failures.of(broken, Duration.ZERO).detail()));
        }
        bounded(KeptHeaders.ofProxy(head.headers()));
        bounded(KeptHeaders.ofServer(head.headers()));
        atMost(200, head.reason() == null ? "" : head.reason());
        var body = new BodyReader(in, MOST_BODY).read(head);
        holds(body.length <= MOST_BODY, "body of " + body.length + " bytes");
        atMost(2048, BodyReader.text(body, head));
    }

    private static void bounded(Map<String, String> headers) {
        headers.values().forEach(value -> atMost(20 * 1024, value));
        headers.forEach((name, value) -> holds(name.equals("proxy-authenticate") || value.length() <= 1024, name));
    }

    /** A certificate as it comes in a handshake. */
    public static void certificate(byte[] input) throws IOException {
        Der.parse(input).forEach(each -> holds(each.children().size() <= input.length, "children"));
        var pem = "-----BEGIN CERTIFICATE-----" + Base64.getMimeEncoder().encodeToString(input)
                + "-----END CERTIFICATE-----";
        var read = RootFiles.parse(pem);
        if (read.isEmpty()) {
            return;
        }
        var certificate = read.get(0);
        new ChainJudge(Roots.of("os", List.of()), NOW).judge(read);
        new ChainJudge(Roots.of("os", read), NOW).judge(read);
        var facts = CertificateReader.read(certificate);
        atMost(200 * 1024, facts.toString());
        holds(
                !NameMatch.matches(certificate, "no-such-name.invalid")
                        || facts.toString().contains("invalid"),
                "match");
    }

    /** An answer to a question whose time of sending is the one the answer names. */
    public static void ntpAnswer(byte[] input) throws IOException {
        var sent = new HashMap<org.apache.commons.net.ntp.TimeStamp, NtpAsk.Sending>();
        if (input.length >= 32) {
            long stamp = java.nio.ByteBuffer.wrap(input).getLong(24);
            sent.put(
                    new org.apache.commons.net.ntp.TimeStamp(stamp),
                    new NtpAsk.Sending(1_700_000_000_000L, Stopwatch.start(NanoClock.SYSTEM)));
        }
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), 123);
        NtpAsk.read(input, sent)
                .map(info -> NtpAsk.answer("time.example.org", server, info, Duration.ofMillis(1)))
                .ifPresent(answer -> atMost(1000, answer.toString()));
    }

    /** What a server sends from the first byte of a handshake on. */
    public static void handshake(byte[] input) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new ChainRecorder()}, null);
        var engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        var tls = new TlsConnection(new Replay(input), engine);
        try {
            tls.handshake(Deadline.after(Duration.ofSeconds(5), NanoClock.SYSTEM));
            holds(false, "a handshake without a key");
        } catch (IOException broken) {
            atMost(400, String.valueOf(Failures.of(broken, Duration.ZERO).detail()));
        } catch (RuntimeException fromTheDepths) {
            atMost(400, String.valueOf(Failures.detail(fromTheDepths)));
        }
        holds(tls.received() <= input.length, "more than there was");
    }

    /** A peer that says what it was told to, whatever it hears. */
    private record Replay(InputStream in, OutputStream out) implements Connection {
        private static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 443);

        Replay(byte[] bytes) {
            this(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
        }

        @Override
        public InetSocketAddress remote() {
            return NOWHERE;
        }

        @Override
        public InetSocketAddress local() {
            return NOWHERE;
        }

        @Override
        public void readTimeout(Duration limit) {
            // it never waits
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
