package io.azreach.testkit;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** A name server on one loopback port, UDP and TCP, that answers as told by name. Other names get NXDOMAIN. */
public final class DnsServer implements Closeable {
    private static final DnsReply UNKNOWN = DnsReply.rcode(Rcode.NXDOMAIN, "test");

    private final Map<String, DnsReply> udpReplies = new ConcurrentHashMap<>();
    private final Map<String, DnsReply> tcpReplies = new ConcurrentHashMap<>();
    private final TcpServer tcp;
    private final UdpServer udp;

    private DnsServer() throws IOException {
        tcp = TcpServer.start(this::serve);
        try {
            udp = UdpServer.start(tcp.port(), request -> reply(udpReplies, request));
        } catch (BindException e) {
            tcp.close();
            throw e;
        }
    }

    /** Takes another port when the one free for TCP is taken for UDP. */
    public static DnsServer start() throws IOException {
        for (int tries = 0; tries < 10; tries++) {
            try {
                return new DnsServer();
            } catch (BindException e) {
                System.getLogger(DnsServer.class.getName()).log(System.Logger.Level.DEBUG, "port taken", e);
            }
        }
        return new DnsServer();
    }

    /** What to say about a name, over both transports. */
    public DnsServer on(String name, DnsReply reply) {
        udpReplies.put(name.toLowerCase(Locale.ROOT), reply);
        return onTcp(name, reply);
    }

    /** What to say about a name over TCP. */
    public DnsServer onTcp(String name, DnsReply reply) {
        tcpReplies.put(name.toLowerCase(Locale.ROOT), reply);
        return this;
    }

    public int port() {
        return tcp.port();
    }

    public String host() {
        return tcp.address().getAddress().getHostAddress();
    }

    /** How many datagrams came. */
    public int datagrams() {
        return udp.received();
    }

    private void serve(Socket peer) throws IOException {
        var in = new DataInputStream(peer.getInputStream());
        var out = new DataOutputStream(peer.getOutputStream());
        while (true) {
            var request = new byte[in.readUnsignedShort()];
            in.readFully(request);
            for (var reply : reply(tcpReplies, request)) {
                out.writeShort(reply.length);
                out.write(reply);
            }
            out.flush();
        }
    }

    private static List<byte[]> reply(Map<String, DnsReply> replies, byte[] request) {
        try {
            var query = new Message(request);
            var name = query.getQuestion().getName().toString(true).toLowerCase(Locale.ROOT);
            return replies.getOrDefault(name, UNKNOWN).to(query);
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
