package io.azreach.azure.ike;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One algorithm of a proposal (RFC 7296 section 3.3.2), named by the word configurations use for it.
 *
 * @param type what it is for
 * @param id number assigned by IANA
 * @param keyBits length of the key where the number leaves it open; 0 otherwise
 */
record Transform(int type, int id, int keyBits) {
    static final int ENCRYPTION = 1;
    static final int PRF = 2;
    static final int INTEGRITY = 3;
    static final int GROUP = 4;

    private static final int AES_CBC = 12;
    private static final int AES_GCM = 20;
    private static final List<String> TYPES = List.of("", "encr", "prf", "integ", "group");

    private static final Map<String, Transform> WORDS = Map.ofEntries(
            Map.entry("3des", new Transform(ENCRYPTION, 3, 0)),
            Map.entry("aes128", new Transform(ENCRYPTION, AES_CBC, 128)),
            Map.entry("aes192", new Transform(ENCRYPTION, AES_CBC, 192)),
            Map.entry("aes256", new Transform(ENCRYPTION, AES_CBC, 256)),
            Map.entry("aes128gcm16", new Transform(ENCRYPTION, AES_GCM, 128)),
            Map.entry("aes256gcm16", new Transform(ENCRYPTION, AES_GCM, 256)),
            Map.entry("prfmd5", new Transform(PRF, 1, 0)),
            Map.entry("prfsha1", new Transform(PRF, 2, 0)),
            Map.entry("prfsha256", new Transform(PRF, 5, 0)),
            Map.entry("prfsha384", new Transform(PRF, 6, 0)),
            Map.entry("prfsha512", new Transform(PRF, 7, 0)),
            Map.entry("md5", new Transform(INTEGRITY, 1, 0)),
            Map.entry("sha1", new Transform(INTEGRITY, 2, 0)),
            Map.entry("sha256", new Transform(INTEGRITY, 12, 0)),
            Map.entry("sha384", new Transform(INTEGRITY, 13, 0)),
            Map.entry("sha512", new Transform(INTEGRITY, 14, 0)),
            Map.entry("modp768", new Transform(GROUP, 1, 0)),
            Map.entry("modp1024", new Transform(GROUP, 2, 0)),
            Map.entry("modp1536", new Transform(GROUP, 5, 0)),
            Map.entry("modp2048", new Transform(GROUP, 14, 0)),
            Map.entry("modp3072", new Transform(GROUP, 15, 0)),
            Map.entry("modp4096", new Transform(GROUP, 16, 0)),
            Map.entry("ecp256", new Transform(GROUP, 19, 0)),
            Map.entry("ecp384", new Transform(GROUP, 20, 0)),
            Map.entry("ecp521", new Transform(GROUP, 21, 0)),
            Map.entry("curve25519", new Transform(GROUP, 31, 0)));

    static Optional<Transform> of(String word) {
        return Optional.ofNullable(WORDS.get(word));
    }

    /** The words there are, sorted. */
    static List<String> words() {
        return List.copyOf(new TreeMap<>(WORDS).keySet());
    }

    static Transform group(int id) {
        return new Transform(GROUP, id, 0);
    }

    /** Encrypts and authenticates at once, without an integrity algorithm beside it. */
    boolean isCombined() {
        return type == ENCRYPTION && id == AES_GCM;
    }

    boolean isTripleDes() {
        return type == ENCRYPTION && id == 3;
    }

    /** The pseudorandom function that goes with an integrity algorithm when none is named. */
    Transform matchingPrf() {
        return of("prf" + word()).orElseThrow();
    }

    String word() {
        return WORDS.entrySet().stream()
                .filter(known -> known.getValue().equals(this))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(this::number);
    }

    private String number() {
        var name = type < TYPES.size() && type > 0 ? TYPES.get(type) : "type" + type;
        return name + id + (keyBits == 0 ? "" : "/" + keyBits);
    }
}
