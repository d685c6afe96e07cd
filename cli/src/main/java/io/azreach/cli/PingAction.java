package io.azreach.cli;

import io.azreach.model.Failure;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Net;
import io.azreach.net.Network;
import io.azreach.spi.Settings;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Connects to one address of a host again and again. The first try warms up caches and is not counted. */
final class PingAction implements Action {
    private static final Duration USUAL_CAP = Duration.ofSeconds(3);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);
    private static final int USUAL_COUNT = 4;
    private static final Duration LONGEST = Duration.ofDays(365);

    @Override
    public int run(Invocation invocation) throws InterruptedException {
        var operand = invocation.operands().get(0);
        var target = Addresses.parse(operand, 0);
        if (target.isEmpty()) {
            return invocation.refuse(List.of(invocation.texts().say("problem.ping-target", "value", operand)));
        }
        try (var interrupts = Interrupts.install();
                Network network = LiveMachine.network(invocation.settings())) {
            var stop = new CountDownLatch(1);
            interrupts.cancellation().onRequest(stop::countDown);
            var deadline = Deadline.after(LONGEST, NanoClock.SYSTEM);
            var net = network.bind(deadline, resource -> {});
            var cap = duration(invocation.settings(), "timeout", USUAL_CAP);
            var lookup = net.lookup(target.get().host(), cap);
            var report = new PingReport(invocation.console().out(), invocation.texts());
            if (lookup.addresses().isEmpty()) {
                report.noAddress(target.get(), lookup.failure());
                return Exit.FINDINGS;
            }
            var remote = new InetSocketAddress(
                    lookup.addresses().get(0), target.get().port());
            report.head(target.get(), remote);
            report.warmUp(connect(net, remote, cap));
            repeat(invocation.settings(), net, remote, stop, report);
            report.sum();
            invocation.console().flush();
            return report.received() > 0 ? Exit.OK : Exit.FINDINGS;
        }
    }

    private static void repeat(
            Settings settings, Net net, InetSocketAddress remote, CountDownLatch stop, PingReport report)
            throws InterruptedException {
        var cap = duration(settings, "timeout", USUAL_CAP);
        var interval = duration(settings, "interval", USUAL_INTERVAL);
        long count = settings.on("forever")
                ? Long.MAX_VALUE
                : settings.value("count").map(Long::parseLong).orElse((long) USUAL_COUNT);
        for (long n = 0; n < count; n++) {
            if (stop.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            report.counted(connect(net, remote, cap));
        }
    }

    private static TcpConnect connect(Net net, InetSocketAddress remote, Duration cap) throws InterruptedException {
        var opened = net.connect(List.of(remote), cap).get(0);
        var connection = opened.connection();
        if (connection != null) {
            connection.close();
        }
        return opened.facts();
    }

    private static Duration duration(Settings settings, String option, Duration usual) {
        return settings.value(option).flatMap(Durations::parse).orElse(usual);
    }

    /** The words for a failure. */
    static String word(Failure failure) {
        return failure.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
