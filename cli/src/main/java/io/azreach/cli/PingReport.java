package io.azreach.cli;

import io.azreach.model.Failure;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.TcpConnect;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what a ping saw, line by line, and sums it up. */
final class PingReport {
    private final PrintStream out;
    private final Wording texts;
    private long sent;
    private long received;
    private Duration total = Duration.ZERO;
    private Duration least = Duration.ofDays(1);
    private Duration most = Duration.ZERO;

    PingReport(PrintStream out, Wording texts) {
        this.out = out;
        this.texts = texts;
    }

    long received() {
        return received;
    }

    void noAddress(HostPort target, @Nullable Failure failure) {
        var why = failure == null ? "" : PingAction.word(failure);
        say(texts.say("ping.no-address", "host", target.host(), "failure", why));
    }

    void head(HostPort target, InetSocketAddress remote) {
        var address = remote.getAddress().getHostAddress();
        say(texts.say("ping.head", "target", target, "address", address));
    }

    void warmUp(TcpConnect connect) {
        say(texts.say("ping.warm-up", "result", result(connect)));
    }

    void counted(TcpConnect connect) {
        sent++;
        if (connect.failure() == null) {
            received++;
            total = total.plus(connect.took());
            least = connect.took().compareTo(least) < 0 ? connect.took() : least;
            most = connect.took().compareTo(most) > 0 ? connect.took() : most;
        }
        say(texts.say("ping.result", "n", String.format(Locale.ROOT, "%7d", sent), "result", result(connect)));
    }

    void sum() {
        say(texts.say("ping.sum", "sent", sent, "received", received, "lost", sent - received));
        if (received > 0) {
            var average = total.dividedBy(received);
            say(texts.say("ping.times", "min", millis(least), "max", millis(most), "avg", millis(average)));
        }
    }

    private String result(TcpConnect connect) {
        var ms = millis(connect.took());
        var failure = connect.failure();
        return failure == null
                ? texts.say("ping.time", "ms", ms)
                : texts.say("ping.failure", "failure", PingAction.word(failure), "ms", ms);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private static String millis(Duration span) {
        return String.format(Locale.ROOT, "%.2f", span.toNanos() / 1e6);
    }
}
