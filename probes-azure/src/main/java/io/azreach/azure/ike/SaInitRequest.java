package io.azreach.azure.ike;

import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first request of a negotiation (RFC 7296 section 1.2). What a cookie or another key changes, is changed in a copy: the
 * rest must stay the same.
 *
 * @param spi ours, 8 bytes
 * @param nonce ours
 * @param key ours
 * @param offered what we offer
 * @param addresses the notifications by which a peer finds translators on the way
 * @param cookie to be returned to the peer; empty at first
 */
record SaInitRequest(
        byte[] spi, byte[] nonce, KeyAgreement key, List<Proposal> offered, List<Payload> addresses, byte[] cookie) {
    private static final byte[] NO_SPI = new byte[8];

    SaInitRequest {
        offered = List.copyOf(offered);
        addresses = List.copyOf(addresses);
    }

    SaInitRequest with(KeyAgreement other) {
        return new SaInitRequest(spi, nonce, other, offered, addresses, cookie);
    }

    SaInitRequest returning(byte[] theirCookie) {
        return new SaInitRequest(spi, nonce, key, offered, addresses, theirCookie);
    }

    byte[] bytes() {
        var payloads = new ArrayList<Payload>();
        if (cookie.length > 0) {
            payloads.add(Payload.notify(Notify.COOKIE, cookie));
        }
        payloads.add(new Payload(Payload.SA, Proposal.encode(offered)));
        payloads.add(Payload.of(Payload.KE, new Bytes().u16(key.group()).u16(0).raw(key.publicValue())));
        payloads.add(new Payload(Payload.NONCE, nonce));
        payloads.addAll(addresses);
        return Message.request(Bytes.join(spi, NO_SPI), Message.SA_INIT, 0, payloads);
    }

    /** Both notifications for a request that leaves one place for another. */
    static List<Payload> addresses(byte[] spi, InetSocketAddress from, InetSocketAddress to)
            throws GeneralSecurityException {
        var spis = Bytes.join(spi, NO_SPI);
        return List.of(
                Payload.notify(Notify.NAT_DETECTION_SOURCE_IP, hash(spis, from)),
                Payload.notify(Notify.NAT_DETECTION_DESTINATION_IP, hash(spis, to)));
    }

    /** Whether a hash of the peer's is about this address, whatever the port. */
    static boolean isAbout(java.net.InetAddress address, byte[] spis, byte[] hash) throws GeneralSecurityException {
        for (int port = 1; port <= 65_535; port++) {
            if (Arrays.equals(hash, hash(spis, new InetSocketAddress(address, port)))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] hash(byte[] spis, InetSocketAddress place) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-1");
        digest.update(spis);
        digest.update(place.getAddress().getAddress());
        digest.update(new Bytes().u16(place.getPort()).toArray());
        return digest.digest();
    }
}
