package io.azreach.azure.ike;

import io.azreach.model.Attempt;
import io.azreach.net.Net;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;

/**
 * Datagrams to one port of a gateway.
 *
 * @param net carries them
 * @param remote the gateway
 * @param marked whether messages carry the four zero bytes that tell them from ESP (RFC 3948 section 2.2)
 */
record Line(Net net, InetSocketAddress remote, boolean marked) {
    private static final byte[] MARKER = new byte[4];

    /** Asks once. What comes back without its marker is empty: it is no IKE message. */
    Attempt<byte[]> ask(byte[] message, Duration cap) throws InterruptedException {
        var answer = net.datagram(remote, marked ? Bytes.join(MARKER, message) : message, cap);
        if (!marked || !(answer instanceof Attempt.Succeeded<byte[]> got)) {
            return answer;
        }
        var bytes = got.result();
        boolean isIke = bytes.length > MARKER.length && Arrays.equals(MARKER, Arrays.copyOf(bytes, MARKER.length));
        var content = isIke ? Arrays.copyOfRange(bytes, MARKER.length, bytes.length) : new byte[0];
        return Attempt.succeeded(content, got.took());
    }
}
