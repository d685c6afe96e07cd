package io.azreach.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/** Boxes in front of a TLS server that look at the first bytes of a client and act on them. */
public final class TlsBoxes {
    private static final int MOST = 65_536;

    private TlsBoxes() {}

    /** Whether the first bytes name this server (SNI travels in clear). */
    public static Predicate<byte[]> naming(String host) {
        return first -> new String(first, StandardCharsets.ISO_8859_1).contains(host);
    }

    /** Whether the first message announces more than so many bytes, however little of it has arrived. */
    public static Predicate<byte[]> announcing(int bytes) {
        return first -> first.length >= 5 && ((first[3] & 0xff) << 8 | first[4] & 0xff) + 5 > bytes;
    }

    /** Whether the first packet has more than so many bytes. */
    public static Predicate<byte[]> arrivingWith(int bytes) {
        return first -> first.length > bytes;
    }

    /** Does this to clients whose first bytes are like that, and hands on the others. */
    public static Behaviour filtering(Predicate<byte[]> hit, Behaviour then, InetSocketAddress server) {
        return peer -> {
            var buffer = new byte[MOST];
            int count = peer.getInputStream().read(buffer);
            if (count < 0) {
                return;
            }
            var first = Arrays.copyOf(buffer, count);
            if (hit.test(first)) {
                then.serve(peer);
            } else {
                relay(peer, first, server, Long.MAX_VALUE);
            }
        };
    }

    /** Hands everything on, and of the answer no more than so many bytes; then keeps quiet. */
    public static Behaviour stallingAfter(long bytes, InetSocketAddress server) {
        return peer -> relay(peer, new byte[0], server, bytes);
    }

    private static void relay(Socket peer, byte[] first, InetSocketAddress server, long most) throws IOException {
        try (var far = new Socket(server.getAddress(), server.getPort())) {
            Daemon.run("testkit-answers", () -> copyBack(far, peer, most));
            new ByteArrayInputStream(first).transferTo(far.getOutputStream());
            peer.getInputStream().transferTo(far.getOutputStream());
        }
    }

    private static void copyBack(Socket from, Socket to, long most) {
        try {
            var buffer = new byte[4096];
            long left = most;
            for (int count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                int passed = (int) Math.min(left, count);
                to.getOutputStream().write(buffer, 0, passed);
                left -= passed;
            }
            to.close();
        } catch (IOException e) {
            System.getLogger(TlsBoxes.class.getName()).log(System.Logger.Level.TRACE, "relay ended", e);
        }
    }
}
