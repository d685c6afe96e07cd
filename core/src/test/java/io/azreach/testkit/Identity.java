package io.azreach.testkit;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A key and the chain presented with it.
 *
 * @param key private key of the leaf
 * @param chain leaf first
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    public Identity {
        chain = List.copyOf(chain);
    }

    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** The same key without the issuers' certificates. */
    public Identity leafOnly() {
        return new Identity(key, chain.subList(0, 1));
    }

    /** The same chain, filled up to a length by repeating its last certificate. */
    public Identity paddedTo(int length) {
        var longer = new ArrayList<>(chain);
        longer.addAll(Collections.nCopies(length - chain.size(), chain.get(chain.size() - 1)));
        return new Identity(key, longer);
    }
}
