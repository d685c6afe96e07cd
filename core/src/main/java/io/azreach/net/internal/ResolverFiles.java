package io.azreach.net.internal;

import io.azreach.model.HostPort;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.net.Literals;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The name servers in {@code resolv.conf}, and those behind a local stub (resolv.conf(5), systemd-resolved(8)). */
final class ResolverFiles {
    private static final int DNS_PORT = 53;

    private final Path main;
    private final Path behindStub;

    ResolverFiles(Path main, Path behindStub) {
        this.main = main;
        this.behindStub = behindStub;
    }

    static ResolverFiles ofLinux() {
        return new ResolverFiles(Path.of("/etc/resolv.conf"), Path.of("/run/systemd/resolve/resolv.conf"));
    }

    boolean present() {
        return Files.isReadable(main);
    }

    List<ResolverConfig> read() {
        var first = read(main);
        if (first.isEmpty() || !isLoopback(first.get().servers())) {
            return first.stream().toList();
        }
        var second = read(behindStub).filter(config -> !isLoopback(config.servers()));
        return second.isEmpty() ? first.stream().toList() : List.of(asStub(first.get()), second.get());
    }

    private static ResolverConfig asStub(ResolverConfig config) {
        return new ResolverConfig(config.source(), config.servers(), config.search(), true);
    }

    private static boolean isLoopback(List<HostPort> servers) {
        return !servers.isEmpty()
                && servers.stream().map(server -> Literals.find(server.host())).allMatch(address -> address.map(
                                InetAddress::isLoopbackAddress)
                        .orElse(false));
    }

    private static Optional<ResolverConfig> read(Path file) {
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return Optional.of(parse(file.toString(), text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static ResolverConfig parse(String source, String text) {
        var servers = new ArrayList<HostPort>();
        List<String> search = List.of();
        for (var line : text.lines().toList()) {
            var words = List.of(line.strip().split("\\s+"));
            if (words.size() < 2) {
                continue;
            }
            switch (words.get(0)) {
                case "nameserver" -> server(words.get(1)).ifPresent(servers::add);
                // The last of these lines wins.
                case "search", "domain" -> search = words.subList(1, words.size());
                default -> {}
            }
        }
        return new ResolverConfig(source, servers, search, false);
    }

    private static Optional<HostPort> server(String word) {
        return Literals.find(word).map(address -> new HostPort(word, DNS_PORT));
    }
}
