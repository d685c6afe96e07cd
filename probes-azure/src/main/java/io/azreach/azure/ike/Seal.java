package io.azreach.azure.ike;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Protects the messages of one direction (RFC 7296 section 3.14, RFC 5282). */
final class Seal {
    private static final int SALT = 4;
    private static final int GCM_IV = 8;
    private static final int GCM_TAG = 16;
    private static final int FIRST_PAYLOAD = 16;
    private static final int GENERIC_HEADER = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Transform encryption;
    private final Optional<Hmac> integrity;
    private final byte[] key;
    private final byte[] integrityKey;

    Seal(Proposal chosen, byte[] key, byte[] integrityKey) throws GeneralSecurityException {
        this.encryption = encryption(chosen);
        this.integrity = Hmac.integrityOf(chosen);
        this.key = key.clone();
        this.integrityKey = integrityKey.clone();
    }

    /** Bytes of key one direction needs, the salt of a combined algorithm included. */
    static int keySize(Proposal chosen) throws GeneralSecurityException {
        var encryption = encryption(chosen);
        return encryption.isTripleDes() ? 24 : encryption.keyBits() / 8 + (encryption.isCombined() ? SALT : 0);
    }

    private static Transform encryption(Proposal chosen) throws GeneralSecurityException {
        return chosen.first(Transform.ENCRYPTION)
                .orElseThrow(() -> new NoSuchAlgorithmException(chosen + ": encryption"));
    }

    /** A request with its payloads encrypted. */
    byte[] close(byte[] spis, int exchange, int id, List<Payload> payloads) throws GeneralSecurityException {
        var inner = padded(Payload.chain(payloads));
        var vector = new byte[encryption.isCombined() ? GCM_IV : block()];
        RANDOM.nextBytes(vector);
        int check =
                encryption.isCombined() ? GCM_TAG : integrity.map(Hmac::sent).orElse(0);
        int body = GENERIC_HEADER + vector.length + inner.length + check;
        var header = Message.header(spis, Payload.ENCRYPTED, exchange, id, Message.HEADER + body);
        int first = payloads.isEmpty() ? 0 : payloads.get(0).type();
        var open = Bytes.join(header, new Bytes().u8(first).u8(0).u16(body).toArray());
        var hidden = cipher(Cipher.ENCRYPT_MODE, vector, open).doFinal(inner);
        var message = Bytes.join(open, vector, hidden);
        return integrity.isEmpty()
                ? message
                : Bytes.join(message, integrity.get().of(integrityKey, message));
    }

    /** The payloads inside a message whose first payload is the encrypted one; nothing when it is not from the peer. */
    Optional<List<Payload>> open(byte[] message) throws GeneralSecurityException {
        int open = Message.HEADER + GENERIC_HEADER;
        int vectorSize = encryption.isCombined() ? GCM_IV : block();
        int mac = integrity.map(Hmac::sent).orElse(0);
        // Less than a tag makes the JDK's GCM complain of its own buffers instead of the message
        int least = encryption.isCombined() ? GCM_TAG : Math.max(mac, 1);
        boolean tooShort = message.length < open + vectorSize + least;
        if (tooShort || message[FIRST_PAYLOAD] != Payload.ENCRYPTED) {
            return Optional.empty();
        }
        int end = message.length - mac;
        var signed = Arrays.copyOf(message, end);
        if (integrity.isPresent()
                && !MessageDigest.isEqual(
                        integrity.get().of(integrityKey, signed), Arrays.copyOfRange(message, end, message.length))) {
            return Optional.empty();
        }
        var vector = Arrays.copyOfRange(message, open, open + vectorSize);
        var cipher = cipher(Cipher.DECRYPT_MODE, vector, Arrays.copyOf(message, open));
        var inner = cipher.doFinal(message, open + vectorSize, end - open - vectorSize);
        int padding = inner.length == 0 ? 0 : 1 + (inner[inner.length - 1] & 0xff);
        var chain = Arrays.copyOf(inner, Math.max(0, inner.length - padding));
        return Optional.of(Payload.read(message[Message.HEADER] & 0xff, chain));
    }

    private byte[] padded(byte[] chain) {
        int block = block();
        int padding = encryption.isCombined() ? 0 : block - 1 - chain.length % block;
        return Bytes.join(chain, new byte[padding], new byte[] {(byte) padding});
    }

    private int block() {
        return encryption.isTripleDes() ? 8 : 16;
    }

    private Cipher cipher(int mode, byte[] vector, byte[] open) throws GeneralSecurityException {
        if (encryption.isCombined()) {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var secret = new SecretKeySpec(key, 0, key.length - SALT, "AES");
            var salt = Arrays.copyOfRange(key, key.length - SALT, key.length);
            cipher.init(mode, secret, new GCMParameterSpec(8 * GCM_TAG, Bytes.join(salt, vector)));
            cipher.updateAAD(open);
            return cipher;
        }
        var name = encryption.isTripleDes() ? "DESede" : "AES";
        var cipher = Cipher.getInstance(name + "/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, name), new IvParameterSpec(vector));
        return cipher;
    }
}
