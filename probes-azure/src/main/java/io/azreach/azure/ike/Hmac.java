package io.azreach.azure.ike;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed hash, as a pseudorandom function or for integrity.
 *
 * @param algorithm as the JDK calls it
 * @param size of its key and of its whole output, in bytes
 * @param sent how much of the output travels
 */
record Hmac(String algorithm, int size, int sent) {
    private static final Map<Integer, Hmac> FUNCTIONS = Map.of(
            1, new Hmac("HmacMD5", 16, 16),
            2, new Hmac("HmacSHA1", 20, 20),
            5, new Hmac("HmacSHA256", 32, 32),
            6, new Hmac("HmacSHA384", 48, 48),
            7, new Hmac("HmacSHA512", 64, 64));
    private static final Map<Integer, Hmac> INTEGRITY = Map.of(
            1, new Hmac("HmacMD5", 16, 12),
            2, new Hmac("HmacSHA1", 20, 12),
            12, new Hmac("HmacSHA256", 32, 16),
            13, new Hmac("HmacSHA384", 48, 24),
            14, new Hmac("HmacSHA512", 64, 32));

    static Optional<Hmac> prfOf(Proposal chosen) {
        return chosen.first(Transform.PRF).map(Transform::id).map(FUNCTIONS::get);
    }

    static Optional<Hmac> integrityOf(Proposal chosen) {
        return chosen.first(Transform.INTEGRITY).map(Transform::id).map(INTEGRITY::get);
    }

    byte[] of(byte[] key, byte[]... parts) throws GeneralSecurityException {
        var mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        for (var part : parts) {
            mac.update(part);
        }
        return Arrays.copyOf(mac.doFinal(), sent);
    }

    /** The stream {@code prf+} of RFC 7296 section 2.13. */
    byte[] stream(byte[] key, byte[] seed, int length) throws GeneralSecurityException {
        var all = new Bytes();
        var block = new byte[0];
        for (int i = 1, done = 0; done < length; i++, done += size) {
            block = of(key, block, seed, new byte[] {(byte) i});
            all.raw(block);
        }
        return Arrays.copyOf(all.toArray(), length);
    }
}
