package io.azreach.azure.ike;

/**
 * A security association after its first exchange: agreed upon, nobody proven yet.
 *
 * @param spis of both sides, 16 bytes
 * @param request our request as it was answered, without the marker of port 4500
 * @param nonce ours
 * @param key ours
 * @param chosen the combination the peer took
 * @param peerNonce the peer's
 * @param peerValue the peer's public value
 */
record HalfOpen(
        byte[] spis,
        byte[] request,
        byte[] nonce,
        KeyAgreement key,
        Proposal chosen,
        byte[] peerNonce,
        byte[] peerValue) {}
