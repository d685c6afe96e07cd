package io.azreach.net.internal;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.net.DnsQuery;
import io.azreach.net.Literals;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/** One query from its question to its answer. */
final class DnsCall {
    private final DnsQuery query;
    private final Stopwatch watch;
    private @Nullable DnsQuestion question;
    private @Nullable DnsFlight flight;
    private @Nullable DnsAnswer answer;
    private boolean useless;

    DnsCall(DnsQuery query, NanoClock nano) {
        this.query = query;
        this.watch = Stopwatch.start(nano);
    }

    void start(Selector selector) {
        try {
            var asked = new DnsQuestion(query);
            question = asked;
            var opened = open(asked.wire());
            flight = opened;
            opened.start(selector, this);
        } catch (IOException e) {
            fail(e);
        }
    }

    private DnsFlight open(byte[] wire) throws StepException {
        var address = Literals.find(query.server().host())
                .orElseThrow(() -> new StepException(FailureKind.NOT_SUPPORTED, "not an address: " + query.server()));
        var server = new InetSocketAddress(address, query.server().port());
        return query.transport() == DnsQuery.Transport.UDP ? new UdpFlight(server, wire) : new TcpFlight(server, wire);
    }

    boolean pending() {
        return answer == null;
    }

    void again() {
        try {
            if (pending() && flight != null) {
                flight.again();
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    void advance() {
        var asked = question;
        var open = flight;
        if (!pending() || asked == null || open == null) {
            return;
        }
        try {
            var reply = open.advance();
            if (reply != null) {
                judge(asked, reply, open.mayBringMore());
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void judge(DnsQuestion asked, byte[] reply, boolean mayBringMore) {
        var message = asked.match(reply);
        if (message.isPresent()) {
            answer = DnsReading.answered(query, asked, message.get(), watch.elapsed());
        } else {
            useless = true;
            if (!mayBringMore) {
                giveUp();
            }
        }
    }

    /** Ends waiting. A reply of no use is worth more than silence: someone did answer. */
    void giveUp() {
        if (pending()) {
            var kind = useless ? FailureKind.DNS_BAD_REPLY : FailureKind.TIMEOUT;
            answer = DnsReading.failed(query, Failure.of(kind), watch.elapsed());
        }
    }

    void fail(Exception why) {
        if (pending()) {
            var took = watch.elapsed();
            answer = DnsReading.failed(query, Failures.of(why, took), took);
        }
    }

    DnsAnswer finish() {
        if (flight != null) {
            OpenResources.closeQuietly(flight);
        }
        giveUp();
        return java.util.Objects.requireNonNull(answer);
    }
}
