package io.azreach.azure.ike;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;

/**
 * The keys of an IKE security association (RFC 7296 section 2.14); {@code ours} protects what we send, {@code theirs} what we
 * receive.
 *
 * @param prf the pseudorandom function they were made with
 * @param ours seals requests
 * @param theirs opens responses
 * @param proving the key that goes into our proof of identity
 */
record SessionKeys(Hmac prf, Seal ours, Seal theirs, byte[] proving) {
    static SessionKeys derive(HalfOpen sa) throws GeneralSecurityException {
        var prf = Hmac.prfOf(sa.chosen()).orElseThrow(() -> new NoSuchAlgorithmException(sa.chosen() + ": function"));
        var nonces = Bytes.join(sa.nonce(), sa.peerNonce());
        var seed = prf.of(nonces, sa.key().secretWith(sa.peerValue()));
        int integrity = Hmac.integrityOf(sa.chosen()).map(Hmac::size).orElse(0);
        int encryption = Seal.keySize(sa.chosen());
        int total = 3 * prf.size() + 2 * integrity + 2 * encryption;
        var stream = new Cursor(prf.stream(seed, Bytes.join(nonces, sa.spis()), total));
        stream.take(prf.size());
        var ownIntegrity = stream.take(integrity);
        var peerIntegrity = stream.take(integrity);
        var ownKey = stream.take(encryption);
        var peerKey = stream.take(encryption);
        return new SessionKeys(
                prf,
                new Seal(sa.chosen(), ownKey, ownIntegrity),
                new Seal(sa.chosen(), peerKey, peerIntegrity),
                stream.take(prf.size()));
    }

    /** The proof that we know a pre-shared key (RFC 7296 section 2.15). */
    byte[] proof(byte[] presharedKey, byte[] firstRequest, byte[] peerNonce, byte[] identity)
            throws GeneralSecurityException {
        var padded = prf.of(presharedKey, "Key Pad for IKEv2".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return prf.of(padded, firstRequest, peerNonce, prf.of(proving, identity));
    }
}
