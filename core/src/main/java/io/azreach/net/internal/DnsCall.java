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
    private final DnsStrays strays = new DnsStrays();
    private boolean sentAgain;

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

    /** Whether there is something to wait for. */
    boolean waiting() {
        var said = answer;
        return said == null || query.toTheEnd() && said.answered();
    }

    void again() {
        try {
            if (pending() && flight != null && !query.toTheEnd()) {
                sentAgain = true;
                flight.again();
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    void advance() {
        var asked = question;
        var open = flight;
        if (asked == null || open == null) {
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
        if (!pending() && !open.mayBringMore()) {
            OpenResources.closeQuietly(open);
        }
    }

    private void judge(DnsQuestion asked, byte[] reply, boolean mayBringMore) {
        var message = asked.match(reply);
        var before = answer;
        if (message.isEmpty()) {
            strays.misfit(asked, reply);
            if (!mayBringMore) {
                giveUp();
            }
            return;
        }
        var said = DnsReading.answered(query, asked, message.get(), watch.elapsed());
        if (before == null) {
            answer = said;
        } else if (!sentAgain) {
            strays.second(before, said, message.get());
        }
    }

    /** Ends waiting. A reply of no use is worth more than silence: someone did answer. */
    void giveUp() {
        if (pending()) {
            var kind = strays.isEmpty() ? FailureKind.TIMEOUT : FailureKind.DNS_BAD_REPLY;
            answer = DnsReading.failed(query, Failure.of(kind), watch.elapsed());
        }
    }

    void fail(Exception why) {
        if (pending()) {
            var took = watch.elapsed();
            answer = DnsReading.failed(query, Failures.of(why, took), took);
        }
        if (flight != null) {
            OpenResources.closeQuietly(flight);
        }
    }

    DnsAnswer finish() {
        if (flight != null) {
            OpenResources.closeQuietly(flight);
        }
        giveUp();
        var said = java.util.Objects.requireNonNull(answer);
        return strays.isEmpty() ? said : said.withStrays(strays.list());
    }
}
