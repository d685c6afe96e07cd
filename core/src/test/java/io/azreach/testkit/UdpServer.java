package io.azreach.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers each datagram with none, one or many. */
public final class UdpServer implements Closeable {
    private final DatagramSocket socket;
    private final Function<byte[], List<byte[]>> behaviour;
    private final AtomicInteger received = new AtomicInteger();

    private UdpServer(DatagramSocket socket, Function<byte[], List<byte[]>> behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
    }

    public static UdpServer start(Function<byte[], List<byte[]>> behaviour) throws IOException {
        return start(0, behaviour);
    }

    /** @param port 0 for any */
    public static UdpServer start(int port, Function<byte[], List<byte[]>> behaviour) throws IOException {
        var server = new UdpServer(new DatagramSocket(port, InetAddress.getLoopbackAddress()), behaviour);
        Daemon.run("testkit-udp", server::serve);
        return server;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    public int received() {
        return received.get();
    }

    private void serve() {
        var buffer = new byte[65_535];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                received.incrementAndGet();
                for (var reply : behaviour.apply(Arrays.copyOf(buffer, packet.getLength()))) {
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                System.getLogger(UdpServer.class.getName()).log(System.Logger.Level.TRACE, "receive", e);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
