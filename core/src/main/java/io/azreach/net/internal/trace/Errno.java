package io.azreach.net.internal.trace;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;

/** Error numbers of Linux, the same on every processor Java runs on. */
final class Errno {
    static final int EINPROGRESS = 115;
    static final int ECONNREFUSED = 111;
    static final int EHOSTUNREACH = 113;
    static final int ENETUNREACH = 101;

    private Errno() {}

    static Failure failure(int errno) {
        var kind =
                switch (errno) {
                    case 1, 13 -> FailureKind.NOT_PERMITTED;
                    case 22 -> FailureKind.INVALID_ARGUMENT;
                    case 23, 24 -> FailureKind.DESCRIPTORS_EXHAUSTED;
                    case 90 -> FailureKind.MESSAGE_TOO_LONG;
                    case 92 -> FailureKind.PROTOCOL_UNREACHABLE;
                    case 97, 99 -> FailureKind.ADDRESS_UNAVAILABLE;
                    case ENETUNREACH -> FailureKind.NETWORK_UNREACHABLE;
                    case 104 -> FailureKind.RESET;
                    case 110 -> FailureKind.TIMEOUT;
                    case ECONNREFUSED -> FailureKind.REFUSED;
                    case EHOSTUNREACH -> FailureKind.HOST_UNREACHABLE;
                    default -> FailureKind.UNKNOWN;
                };
        return kind == FailureKind.UNKNOWN ? new Failure(kind, "errno " + errno) : Failure.of(kind);
    }
}
