package io.azreach.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that knows CONNECT only. */
public final class HttpProxy implements Closeable {
    private final TcpServer server;
    private final List<String> requests;

    private HttpProxy(TcpServer server, List<String> requests) {
        this.server = server;
        this.requests = requests;
    }

    /** Opens a tunnel to one address, whatever it is asked for. */
    public static HttpProxy tunnelTo(InetSocketAddress upstream) throws IOException {
        var requests = new CopyOnWriteArrayList<String>();
        return new HttpProxy(
                TcpServer.start(peer -> {
                    requests.add(Behaviours.head(peer.getInputStream()));
                    tunnel(peer, upstream);
                }),
                requests);
    }

    /** Answers every request with these bytes and closes. */
    public static HttpProxy answering(String response) throws IOException {
        var requests = new CopyOnWriteArrayList<String>();
        return new HttpProxy(
                TcpServer.start(peer -> {
                    requests.add(Behaviours.head(peer.getInputStream()));
                    peer.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
                }),
                requests);
    }

    public static HttpProxy silent() throws IOException {
        return new HttpProxy(TcpServer.start(Behaviours.silence()), List.of());
    }

    public InetSocketAddress address() {
        return server.address();
    }

    /** Heads of the requests, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private static void tunnel(Socket peer, InetSocketAddress upstream) throws IOException {
        try (var far = new Socket(upstream.getAddress(), upstream.getPort())) {
            peer.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\nVia: 1.1 testproxy\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            Daemon.run("testkit-tunnel", () -> copyBack(far, peer));
            peer.getInputStream().transferTo(far.getOutputStream());
        }
    }

    private static void copyBack(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            System.getLogger(HttpProxy.class.getName()).log(System.Logger.Level.TRACE, "tunnel ended", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
