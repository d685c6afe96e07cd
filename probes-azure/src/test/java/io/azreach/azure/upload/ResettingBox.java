package io.azreach.azure.upload;

import io.azreach.testkit.TcpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A box on the way that resets a connection once it has carried so many bytes to the server. */
final class ResettingBox implements Closeable {
    private final TcpServer server;

    private ResettingBox(TcpServer server) {
        this.server = server;
    }

    static ResettingBox before(InetSocketAddress upstream, long limit) throws IOException {
        return new ResettingBox(TcpServer.start(peer -> {
            try (var far = new Socket(upstream.getAddress(), upstream.getPort())) {
                var back = new Thread(() -> copy(far, peer), "box-back");
                back.setDaemon(true);
                back.start();
                forward(peer, far, limit);
            }
        }));
    }

    InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void forward(Socket from, Socket to, long limit) throws IOException {
        var buffer = new byte[8192];
        long carried = 0;
        for (int n = from.getInputStream().read(buffer);
                n >= 0;
                n = from.getInputStream().read(buffer)) {
            carried += n;
            if (carried > limit) {
                from.setSoLinger(true, 0);
                from.close();
                return;
            }
            to.getOutputStream().write(buffer, 0, n);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            System.getLogger(ResettingBox.class.getName()).log(System.Logger.Level.TRACE, "ended", ended);
        }
    }
}
