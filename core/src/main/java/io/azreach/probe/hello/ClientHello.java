package io.azreach.probe.hello;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A first message of a TLS client (RFC 8446 section 4.1.2) in one record.
 *
 * @param name how evidence calls this offer
 * @param legacyVersion the version field; old servers look at nothing else
 * @param supportedVersions numbers for the extension of that name; empty to leave it out
 * @param suites cipher suites
 * @param keyShare what to say about a key for TLS 1.3
 */
public record ClientHello(
        String name,
        TlsVersion legacyVersion,
        List<Integer> supportedVersions,
        List<Integer> suites,
        KeyShare keyShare) {
    /** Random bytes that {@link #bytes} uses. */
    public static final int ENTROPY = 96;

    private static final int PADDING_HEADER = 4;

    public ClientHello {
        supportedVersions = List.copyOf(supportedVersions);
        suites = List.copyOf(suites);
    }

    /** The key share extension. */
    public enum KeyShare {
        NONE,
        /** Asks the server to name a group first (RFC 8446 section 4.2.8): its answer is short. */
        EMPTY,
        X25519
    }

    /** What a current client says; the answer is the server's whole first flight. */
    public static ClientHello current() {
        var versions = List.of(TlsVersion.TLS_1_3.number(), TlsVersion.TLS_1_2.number());
        return new ClientHello("current", TlsVersion.TLS_1_2, versions, CipherSuites.current(), KeyShare.X25519);
    }

    /** Offers SSL 3.0 only, which nobody accepts any more: a healthy server refuses in a few bytes. */
    public static ClientHello refusable() {
        var suites = CipherSuites.under(TlsVersion.TLS_1_0);
        return new ClientHello("ssl3-only", TlsVersion.SSL_3, List.of(), suites, KeyShare.NONE);
    }

    /** Offers TLS 1.3 without a key: a healthy server asks for one, or refuses, in less than 150 bytes either way. */
    public static ClientHello retryable() {
        var version = TlsVersion.TLS_1_3;
        return new ClientHello(
                "tls13-without-key",
                TlsVersion.TLS_1_2,
                List.of(version.number()),
                CipherSuites.under(version),
                KeyShare.EMPTY);
    }

    /** Offers one version, TLS 1.0 to 1.3, and everything that goes with it. */
    public static ClientHello only(TlsVersion version) {
        return version == TlsVersion.TLS_1_3
                ? retryable().named("only-" + version.label())
                : new ClientHello(
                        "only-" + version.label(), version, List.of(), CipherSuites.under(version), KeyShare.NONE);
    }

    private ClientHello named(String other) {
        return new ClientHello(other, legacyVersion, supportedVersions, suites, keyShare);
    }

    /**
     * The record to send.
     *
     * @param serverName for the server name extension; null to leave it out
     * @param paddedTo least size of the record in bytes, by a padding extension (RFC 7685); 0 for none
     * @param entropy {@link #ENTROPY} random bytes
     */
    public byte[] bytes(@Nullable String serverName, int paddedTo, byte[] entropy) {
        var random = Arrays.copyOfRange(entropy, 0, 32);
        var session = Arrays.copyOfRange(entropy, 32, 64);
        var key = Arrays.copyOfRange(entropy, 64, 96);
        var front = new Bytes()
                .u16(legacyVersion.number())
                .raw(random)
                .list8(session)
                .list16(Bytes.numbers(suites))
                .list8(new byte[] {0})
                .toArray();
        var extensions = extensions(serverName, key);
        int size = 5 + 4 + front.length + 2 + extensions.length;
        var padded = new Bytes().raw(extensions);
        if (paddedTo > size) {
            padded.u16(21).list16(new byte[Math.max(0, paddedTo - size - PADDING_HEADER)]);
        }
        var body = new Bytes().raw(front).list16(padded.toArray()).toArray();
        var message = new Bytes().u8(1).u24(body.length).raw(body).toArray();
        return new Bytes().u8(22).u16(recordVersion()).list16(message).toArray();
    }

    /** Servers of old insist on a record version they know (RFC 5246 appendix E.1). */
    private int recordVersion() {
        return Math.min(legacyVersion.number(), TlsVersion.TLS_1_0.number());
    }

    private byte[] extensions(@Nullable String serverName, byte[] key) {
        var all = new Bytes();
        if (serverName != null) {
            var name = new Bytes()
                    .u8(0)
                    .list16(serverName.getBytes(StandardCharsets.US_ASCII))
                    .toArray();
            extension(all, 0, new Bytes().list16(name));
        }
        extension(all, 10, new Bytes().list16(Bytes.numbers(List.of(0x001d, 0x0017, 0x0018))));
        extension(all, 11, new Bytes().list8(new byte[] {0}));
        extension(all, 13, new Bytes().list16(Bytes.numbers(SIGNATURES)));
        if (!supportedVersions.isEmpty()) {
            extension(all, 43, new Bytes().list8(Bytes.numbers(supportedVersions)));
        }
        if (keyShare != KeyShare.NONE) {
            var share = keyShare == KeyShare.EMPTY
                    ? new byte[0]
                    : new Bytes().u16(0x001d).list16(key).toArray();
            extension(all, 51, new Bytes().list16(share));
        }
        return all.toArray();
    }

    private static void extension(Bytes all, int type, Bytes content) {
        all.u16(type).list16(content.toArray());
    }

    private static final List<Integer> SIGNATURES =
            List.of(0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201);
}
