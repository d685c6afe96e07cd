package io.azreach.azure.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.HttpServer;
import io.azreach.host.Host;
import io.azreach.host.RecordedHost;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Network;
import io.azreach.net.TrustSettings;
import io.azreach.net.internal.LiveNetwork;
import io.azreach.spi.Settings;
import io.azreach.testkit.RecordingContext;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlatformProbesTest {
    private static final HostInfo LINUX =
            new HostInfo("vm01", HostInfo.Os.LINUX, "Debian GNU/Linux 12", List.of(), false);
    private static final String AZURE =
            "{\"compute\":{\"azEnvironment\":\"AzurePublicCloud\",\"location\":\"japaneast\"}}";

    private Network network;
    private HttpServer server;
    private String body = AZURE;

    @BeforeEach
    void start() throws IOException {
        network = LiveNetwork.open(new TrustSettings(null, List.of()), Map.of(), NanoClock.SYSTEM, Clock.systemUTC());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            boolean asked = "true".equals(exchange.getRequestHeaders().getFirst("Metadata"))
                    || exchange.getRequestURI().getPath().equals("/");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(asked ? 200 : 400, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        network.close();
    }

    @Test
    void metadataOfAnAzureVmBecomesFacts() throws Exception {
        var run = run(RecordedHost.of(LINUX).build());
        new MetadataProbe(platform(server.getAddress())).observe(Target.MACHINE, run);
        var facts = run.evidence(MachineFacts.class).get(0);
        assertEquals("instance-metadata", facts.topic());
        assertEquals("japaneast", facts.facts().get("location"));
        assertEquals(200, run.evidence(HttpExchange.class).get(0).status());
    }

    @Test
    void anotherCloudsMetadataIsNotTakenForAzure() throws Exception {
        body = "{\"instance\":{\"zone\":\"somewhere\"}}";
        var run = run(RecordedHost.of(LINUX).build());
        new MetadataProbe(platform(server.getAddress())).observe(Target.MACHINE, run);
        assertEquals(List.of(), run.evidence(MachineFacts.class));
    }

    @Test
    void refusedMetadataIsRecordedAndNotThrown() throws Exception {
        var run = run(RecordedHost.of(LINUX).build());
        new MetadataProbe(platform(closedPort())).observe(Target.MACHINE, run);
        assertEquals(1, run.evidence().size());
        assertNotNull(run.evidence(TcpConnect.class).get(0).failure());
    }

    @Test
    void wireServerIsLeftAloneOutsideAzure() throws Exception {
        var run = run(RecordedHost.of(LINUX).build());
        new WireServerProbe(new Platform(closedPort(), server.getAddress(), closedPort())).observe(Target.MACHINE, run);
        assertEquals(List.of(), run.evidence());
    }

    @Test
    void wireServerIsAskedWhereMetadataAnswers() throws Exception {
        var run = run(RecordedHost.of(LINUX).build());
        new WireServerProbe(platform(server.getAddress())).observe(Target.MACHINE, run);
        var connects = run.evidence(TcpConnect.class);
        assertEquals(2, connects.size());
        assertNull(connects.get(0).failure());
        assertNotNull(connects.get(1).failure());
        assertEquals(200, run.evidence(HttpExchange.class).get(0).status());
    }

    @Test
    void theChassisTagOfAzureIsEnoughToAskTheWireServer() throws Exception {
        var tagged = RecordedHost.of(LINUX)
                .file("/sys/class/dmi/id/chassis_asset_tag", "7783-7084-3265-9085-8269-3286-77\n")
                .build();
        var run = run(tagged);
        new WireServerProbe(platform(closedPort())).observe(Target.MACHINE, run);
        assertEquals("azure-vm", run.evidence(MachineFacts.class).get(0).topic());
        assertEquals(2, run.evidence(TcpConnect.class).size());
    }

    private RecordingContext run(Host host) {
        var net = network.bind(Deadline.after(Duration.ofSeconds(10), NanoClock.SYSTEM), closeable -> {});
        return new RecordingContext(host, net, Settings.NONE);
    }

    private static Platform platform(InetSocketAddress everything) throws IOException {
        return new Platform(everything, everything, closedPort());
    }

    private static InetSocketAddress closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        }
    }
}
