package io.azreach.azure.upload;

import io.azreach.testkit.Identity;
import io.azreach.testkit.TestCa;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The storage emulator, on a loopback port, over TLS. */
final class Azurite implements Closeable {
    private static final String MAIN = "dist/src/blob/main.js";

    private final Process process;
    private final InetSocketAddress address;

    private Azurite(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Where it is installed; empty when it is not, or Node.js is missing. */
    static Optional<Path> installation() {
        boolean node = Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(d -> Files.isExecutable(Path.of(d, "node")));
        return Stream.of(
                        System.getenv().getOrDefault("AZURITE_HOME", ""),
                        "/var/lib/azure-fault-lab/azurite/node_modules/azurite")
                .filter(home -> node && !home.isEmpty())
                .map(home -> Path.of(home, MAIN))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    static Azurite start(Path main, Identity identity, Path directory) throws IOException {
        int port = freePort();
        var chain = identity.chain().stream().map(TestCa::pem).collect(Collectors.joining("\n"));
        var certificate = Files.writeString(directory.resolve("azurite.pem"), chain);
        var key = Files.writeString(
                directory.resolve("azurite.key"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(identity.key().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        var builder = new ProcessBuilder(
                "node",
                main.toString(),
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                String.valueOf(port),
                "--cert",
                certificate.toString(),
                "--key",
                key.toString(),
                "--inMemoryPersistence",
                "--disableTelemetry");
        builder.environment().put("AZURITE_ACCOUNTS", Upload.ACCOUNT + ":" + Upload.KEY);
        builder.redirectErrorStream(true).directory(directory.toFile());
        var process = builder.start();
        await(process);
        return new Azurite(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static void await(Process process) throws IOException {
        var said = new StringBuilder();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains("successfully listen")) {
                return;
            }
        }
        throw new IOException("azurite ended: " + said);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
