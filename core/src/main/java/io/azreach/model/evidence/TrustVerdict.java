package io.azreach.model.evidence;

import org.jspecify.annotations.Nullable;

/**
 * How a presented chain stands with one set of trusted roots. Validity dates are judged apart from trust, so that an
 * expired certificate of a trusted root is {@code EXPIRED} and not merely distrusted.
 *
 * @param store {@code os}, {@code jvm} or {@code azure}
 * @param verdict the result
 * @param anchor subject of the root it ends at, where one was found
 * @param detail subject of the certificate that stopped it, or the validator's short reason
 */
public record TrustVerdict(
        String store,
        Verdict verdict,
        @Nullable String anchor,
        @Nullable String detail) {
    /** How a chain stands with a store. */
    public enum Verdict {
        TRUSTED,
        /** No path from the presented certificates to a root of the store. */
        NO_PATH,
        /** A path exists, and a certificate on it is past its end. */
        EXPIRED,
        /** A path exists, and a certificate on it is not valid yet. */
        NOT_YET_VALID,
        /** A path exists, and something else on it is not acceptable (constraints, algorithms, usage). */
        REJECTED,
        /** The store itself could not be read. */
        STORE_UNREADABLE
    }
}
