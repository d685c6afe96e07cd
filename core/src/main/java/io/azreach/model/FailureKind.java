package io.azreach.model;

/**
 * Why a step did not succeed, in one closed vocabulary for every operating system. A kind says what was seen,
 * never what it means: {@link #TIMEOUT} is silence, not "a firewall drops it".
 *
 * <p>Sources: RFC 1035 and 8914 for {@code DNS_*}, RFC 792 and 4443 for the unreachable kinds, RFC 8446 section 6 for
 * {@code TLS_*}, POSIX errno for the rest.
 */
public enum FailureKind {
    /** Nothing came back within the time allowed. */
    TIMEOUT,
    /** A reset answered the first packet of a connection, or an ICMP port unreachable did. */
    REFUSED,
    /** A reset ended an established connection. */
    RESET,
    /** The peer closed the connection before the answer was complete. */
    CLOSED,
    /** No route to the network, locally or by an ICMP message (ENETUNREACH). */
    NETWORK_UNREACHABLE,
    /** No way to the host, locally or by an ICMP message (EHOSTUNREACH). */
    HOST_UNREACHABLE,
    /** The operating system forbade the step (EACCES, EPERM, Windows 10013). */
    NOT_PERMITTED,
    /** The kernel rejected the destination as invalid (EINVAL), as a Linux blackhole route does. */
    INVALID_ARGUMENT,
    /** No usable source address or port (EADDRNOTAVAIL). */
    ADDRESS_UNAVAILABLE,
    /** The process ran out of descriptors (EMFILE). */
    DESCRIPTORS_EXHAUSTED,
    /** ICMP protocol unreachable (ENOPROTOOPT). */
    PROTOCOL_UNREACHABLE,
    /** A packet was larger than the path allows (EMSGSIZE). */
    MESSAGE_TOO_LONG,

    /** The name does not exist (RCODE 3). */
    DNS_NXDOMAIN,
    /** The name exists without a record of the type asked for (NOERROR, no answer). */
    DNS_NODATA,
    /** The server failed (RCODE 2). */
    DNS_SERVFAIL,
    /** The server refused to serve this client (RCODE 5). */
    DNS_REFUSED,
    /** The server did not understand the query (RCODE 1). */
    DNS_FORMERR,
    /** The server does not implement the query (RCODE 4). */
    DNS_NOTIMP,
    /** Another response code than those above. */
    DNS_OTHER_RCODE,
    /** The answer does not belong to the question (id, question or peer differ), or cannot be decoded. */
    DNS_BAD_REPLY,
    /** The system resolver gave no address and did not say why (EAI_AGAIN and EAI_NONAME look alike in Java). */
    NAME_NOT_RESOLVED,

    /** The peer ended the handshake with a fatal alert; the alert is in the detail. */
    TLS_ALERT,
    /** The first bytes of the peer are not a TLS record. */
    TLS_NOT_TLS,
    /** The handshake broke in another way, for instance by a message that cannot be decoded. */
    TLS_PROTOCOL_ERROR,

    /** The peer's bytes are not an HTTP/1.x response. */
    HTTP_MALFORMED,
    /** The peer sent more than a probe is willing to read where it had to be short (headers, lines, chains). */
    TOO_LARGE,
    /** An NTP answer that cannot be used (kiss code, unsynchronised, wrong mode). */
    NTP_UNUSABLE,

    /** A command, file, key or library is not on this machine. */
    NOT_FOUND,
    /** The step cannot be done on this operating system or in this process. */
    NOT_SUPPORTED,
    /** A command ended with an exit code that says it failed. */
    COMMAND_FAILED,
    /** The run was stopped while the step was under way. */
    CANCELLED,
    /** Nothing of the above; the detail has the scrubbed text. */
    UNKNOWN
}
