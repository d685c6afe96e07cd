package io.azreach.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts on a loopback port of its own and treats every client the same way. Closing ends all of it. */
public final class TcpServer implements Closeable {
    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final ConcurrentLinkedQueue<Socket> peers = new ConcurrentLinkedQueue<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private TcpServer(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
    }

    public static TcpServer start(Behaviour behaviour) throws IOException {
        return start(InetAddress.getLoopbackAddress(), behaviour);
    }

    public static TcpServer start(InetAddress address, Behaviour behaviour) throws IOException {
        var server = new TcpServer(new ServerSocket(0, 200, address), behaviour);
        Daemon.run("testkit-accept", server::accept);
        return server;
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many clients came. */
    public int accepted() {
        return accepted.get();
    }

    /** What went wrong while serving; a client that leaves is trouble too. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var peer = socket.accept();
                accepted.incrementAndGet();
                peers.add(peer);
                Daemon.run("testkit-serve", () -> serve(peer));
            } catch (IOException e) {
                troubles.add(e.toString());
            }
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            peer.setTcpNoDelay(true);
            behaviour.serve(peer);
        } catch (IOException e) {
            troubles.add(e.toString());
        } finally {
            peers.remove(peer);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var peer : peers) {
            peer.close();
        }
    }
}
