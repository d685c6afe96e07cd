package io.azreach.diagnose;

import io.azreach.model.Finding;
import io.azreach.model.FindingId;
import java.util.List;

/** Causes that let some packets or connections through and others not, and what single steps then meet by chance. */
final class Chance {
    /** The wider one first: of two that fit, it explains the other. */
    private static final List<FindingId> FITFUL = List.of(
                    "PATH_LOSS",
                    "TCP_SYN_LOSS",
                    "TCP_MEMBER_FAULT",
                    "TCP_INTERMITTENT",
                    "PATH_CONNECTION_LIMIT",
                    "TCP_SNAT_SUSPECT")
            .stream()
            .map(FindingId::of)
            .toList();

    /** What a server says or shows is no chance: it is not among them. */
    private static final List<String> EFFECTS = List.of(
            "TCP_*",
            "PATH_*",
            "TLS_HANDSHAKE_TIMEOUT",
            "TLS_RESET",
            "TLS_CLOSED",
            "TLS_SNI_BLOCKED_*",
            "TLS_REVOCATION_UNREACHABLE",
            "PROXY_NO_ANSWER",
            "PROXY_TIMEOUT",
            "PROXY_UPSTREAM_TIMEOUT",
            "HTTP_TIMEOUT",
            "HTTP_SLOW",
            "HTTP_TRUNCATED");

    private Chance() {}

    /** Whether a fitful cause at the same place explains what a step met there. */
    static boolean explains(Finding cause, Finding effect) {
        return isFitful(cause)
                && EFFECTS.stream().anyMatch(pattern -> Causality.matches(pattern, effect))
                && (!isFitful(effect) || FITFUL.indexOf(cause.id()) < FITFUL.indexOf(effect.id()));
    }

    private static boolean isFitful(Finding finding) {
        return FITFUL.contains(finding.id());
    }
}
