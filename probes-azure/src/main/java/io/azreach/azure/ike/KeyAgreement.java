package io.azreach.azure.ike;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHPublicKeySpec;

/**
 * A key of ours in one group. It is always a real one: responders take an arbitrary value for an elliptic curve as a refusal
 * of the proposal.
 */
final class KeyAgreement {
    private static final Map<Integer, Integer> PRIME_BITS =
            Map.of(1, 768, 2, 1024, 5, 1536, 14, 2048, 15, 3072, 16, 4096);
    private static final Map<Integer, String> CURVES = Map.of(19, "secp256r1", 20, "secp384r1", 21, "secp521r1");
    private static final Map<Integer, Integer> CURVE_BYTES = Map.of(19, 32, 20, 48, 21, 66);
    private static final int CURVE25519 = 31;
    private static final int CURVE25519_BYTES = 32;

    private final int group;
    private final KeyPair pair;

    private KeyAgreement(int group, KeyPair pair) {
        this.group = group;
        this.pair = pair;
    }

    /** A new key; nothing when the group is not known here. */
    static Optional<KeyAgreement> in(int group) throws GeneralSecurityException {
        KeyPairGenerator generator;
        var bits = PRIME_BITS.get(group);
        var curve = CURVES.get(group);
        if (bits != null) {
            // The prime the JDK has for a size is the one of RFC 2409 and RFC 3526.
            generator = KeyPairGenerator.getInstance("DH");
            generator.initialize(bits);
        } else if (curve != null) {
            generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
        } else if (group == CURVE25519) {
            generator = KeyPairGenerator.getInstance("X25519");
        } else {
            return Optional.empty();
        }
        return Optional.of(new KeyAgreement(group, generator.generateKeyPair()));
    }

    int group() {
        return group;
    }

    /** As a key exchange payload carries it (RFC 7296 section 3.4, RFC 5903, RFC 8031). */
    byte[] publicValue() {
        if (pair.getPublic() instanceof DHPublicKey modp) {
            return fixed(modp.getY(), primeBytes());
        }
        if (pair.getPublic() instanceof ECPublicKey point) {
            int size = curveBytes();
            return Bytes.join(
                    fixed(point.getW().getAffineX(), size), fixed(point.getW().getAffineY(), size));
        }
        return reversed(fixed(((XECPublicKey) pair.getPublic()).getU(), CURVE25519_BYTES));
    }

    /**
     * The secret shared with the owner of a public value.
     *
     * @throws GeneralSecurityException when the value is none of this group
     */
    byte[] secretWith(byte[] peerValue) throws GeneralSecurityException {
        var algorithm = CURVES.containsKey(group) ? "ECDH" : group == CURVE25519 ? "X25519" : "DH";
        var agreement = javax.crypto.KeyAgreement.getInstance(algorithm);
        agreement.init(pair.getPrivate());
        agreement.doPhase(peer(peerValue), true);
        return agreement.generateSecret();
    }

    private PublicKey peer(byte[] value) throws GeneralSecurityException {
        if (pair.getPublic() instanceof DHPublicKey own) {
            var parameters = own.getParams();
            return KeyFactory.getInstance("DH")
                    .generatePublic(
                            new DHPublicKeySpec(new BigInteger(1, value), parameters.getP(), parameters.getG()));
        }
        if (pair.getPublic() instanceof ECPublicKey own) {
            int size = curveBytes();
            if (value.length != 2 * size) {
                throw new java.security.InvalidKeyException(value.length + " bytes are no point of this curve");
            }
            var point = new ECPoint(
                    new BigInteger(1, Arrays.copyOf(value, size)),
                    new BigInteger(1, Arrays.copyOfRange(value, size, 2 * size)));
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, own.getParams()));
        }
        return KeyFactory.getInstance("X25519")
                .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, reversed(value))));
    }

    private int primeBytes() {
        return PRIME_BITS.getOrDefault(group, 0) / 8;
    }

    private int curveBytes() {
        return CURVE_BYTES.getOrDefault(group, 0);
    }

    private static byte[] fixed(BigInteger number, int size) {
        var minimal = number.toByteArray();
        var padded = new byte[size];
        int length = Math.min(size, minimal.length);
        System.arraycopy(minimal, minimal.length - length, padded, size - length, length);
        return padded;
    }

    private static byte[] reversed(byte[] bytes) {
        var other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = bytes[bytes.length - 1 - i];
        }
        return other;
    }
}
