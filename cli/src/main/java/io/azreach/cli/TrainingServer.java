package io.azreach.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An HTTP server on loopback that answers everything alike; whoever speaks TLS to it learns that it does not. */
final class TrainingServer implements AutoCloseable {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;

    TrainingServer() throws IOException {
        server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "azreach-training");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var connection = server.accept()) {
                answer(connection);
            } catch (IOException gone) {
                // A client may leave at any time; the next one is as good.
                continue;
            }
        }
    }

    private static void answer(Socket connection) throws IOException {
        connection.setSoTimeout(2000);
        var in = connection.getInputStream();
        for (int state = 0, read = in.read(); read >= 0 && state < 2; read = in.read()) {
            state = read == '\n' ? state + 1 : read == '\r' ? state : 0;
            if (state == 2) {
                break;
            }
        }
        connection.getOutputStream().write(ANSWER);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
