package io.azreach.net.internal.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client, a router and a server in network namespaces of their own, without a way out. Removed when closed. */
final class Namespaces implements AutoCloseable {
    private final String prefix = "azr-t-" + ProcessHandle.current().pid() + "-";

    static boolean areSupported() throws IOException, InterruptedException {
        return System.getProperty("os.name").equals("Linux")
                && run(List.of(
                                        "sh",
                                        "-c",
                                        "test $(id -u) = 0 && nft --version && ip netns add azr-t-try && ip netns del azr-t-try"))
                                .exit()
                        == 0;
    }

    Namespaces() throws IOException, InterruptedException {
        try {
            sh("ip netns add $C; ip netns add $R; ip netns add $S");
            sh(
                    "ip -n $C link add toR type veth peer name toC netns $R; ip -n $R link add toS type veth peer name toR netns $S");
            sh("ip -n $C addr add 10.99.1.2/24 dev toR; ip -n $R addr add 10.99.1.1/24 dev toC");
            sh("ip -n $R addr add 10.99.2.1/24 dev toS; ip -n $S addr add 10.99.2.2/24 dev toR");
            sh("ip -n $C addr add fd99:1::2/64 dev toR nodad; ip -n $R addr add fd99:1::1/64 dev toC nodad");
            sh("ip -n $R addr add fd99:2::1/64 dev toS nodad; ip -n $S addr add fd99:2::2/64 dev toR nodad");
            sh("for l in $C:toR $R:toC $R:toS $S:toR; do ip -n ${l%:*} link set ${l#*:} up; done");
            sh("ip -n $C route add 10.99.0.0/16 via 10.99.1.1; ip -n $S route add default via 10.99.2.1");
            sh("ip -n $C -6 route add fd99::/16 via fd99:1::1; ip -n $S -6 route add default via fd99:2::1");
            sh("ip -n $C route add 10.99.6.0/24 via 10.99.1.1 mtu 1280");
            sh("ip -n $R route add default via 10.99.2.2; ip -n $R route add blackhole 10.99.4.0/24");
            sh("ip netns exec $R nft add table ip t");
            sh("ip netns exec $R nft add chain ip t f '{ type filter hook forward priority 0; }'");
            sh("ip netns exec $R nft add rule ip t f ip daddr 10.99.3.0/24 reject with icmp type admin-prohibited");
            sh("ip netns exec $R nft add rule ip t f ip daddr 10.99.5.0/24 reject with icmp type host-unreachable");
            sh(
                    "ip netns exec $R sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward; echo 1 >/proc/sys/net/ipv6/conf/all/forwarding'");
            sh(
                    "ip netns exec $R sh -c 'echo 0 >/proc/sys/net/ipv4/icmp_ratelimit; echo 0 >/proc/sys/net/ipv6/icmp/ratelimit'");
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Runs the main class in the client's namespace. */
    List<String> onClient(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("ip", "netns", "exec", prefix + "c"));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        // Without the second option newer JDKs warn about native code amid the answers.
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        var result = run(command);
        if (result.exit() != 0) {
            throw new IOException(main.getSimpleName() + " exits with " + result.exit() + ": " + result.output());
        }
        return result.output().lines().toList();
    }

    @Override
    public void close() throws IOException {
        try {
            run(List.of("sh", "-c", names() + "for n in $C $R $S; do ip netns del $n; done"));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void sh(String script) throws IOException, InterruptedException {
        var result = run(List.of("sh", "-ec", names() + script));
        if (result.exit() != 0) {
            throw new IOException(script + ": " + result.output());
        }
    }

    private String names() {
        return "C=" + prefix + "c; R=" + prefix + "r; S=" + prefix + "s; ";
    }

    private record Result(int exit, String output) {}

    private static Result run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(25, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Result(process.waitFor(), output);
    }
}
