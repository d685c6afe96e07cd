package io.azreach.net.internal.trace;

import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Runs inside a network namespace, which a JVM can only be started in. One line per argument: {@code tcp/ADDRESS},
 * {@code udp/ADDRESS}, {@code old/ADDRESS} (TCP as on an older kernel) or {@code mtu/ADDRESS}.
 */
final class TraceMain {
    private TraceMain() {}

    public static void main(String[] args) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (var arg : args) {
            var how = arg.substring(0, 3);
            var address = InetAddress.getByName(arg.substring(4));
            out.println(arg + " " + (how.equals("mtu") ? mtu(address) : trace(how, address)));
        }
    }

    private static String mtu(InetAddress address) {
        return Tracer.ofThisMachine(NanoClock.SYSTEM)
                .pathMtu(address)
                .value()
                .map(String::valueOf)
                .orElse("unknown");
    }

    private static String trace(String how, InetAddress address) throws InterruptedException {
        var tracer = how.equals("old")
                ? new LinuxTracer(LinuxSockets.load(), NanoClock.SYSTEM, false)
                : Tracer.ofThisMachine(NanoClock.SYSTEM);
        var protocol = how.equals("udp") ? Protocol.UDP : Protocol.TCP;
        var deadline = Deadline.after(Duration.ofSeconds(4), NanoClock.SYSTEM);
        return line(tracer.trace(new InetSocketAddress(address, 81), protocol, 5, deadline));
    }

    private static String line(PathTrace trace) {
        var hops = trace.hops().stream().map(TraceMain::word).collect(Collectors.joining(" "));
        var whole = trace.whole() == null ? "none" : word(trace.whole());
        return hops + " whole " + whole + " failure " + trace.failure();
    }

    private static String word(Hop hop) {
        var from = hop.from() == null ? "?" : hop.from().getHostAddress();
        return hop.ttl() + ":" + from + ":" + hop.answer() + ":" + hop.icmpType() + "/" + hop.icmpCode();
    }
}
