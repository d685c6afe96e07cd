package io.azreach.net.internal.trace;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;

/** Numbers by which Windows says that it did not send: its own, those of sockets and the IP_STATUS of ipexport.h. */
final class WindowsError {
    static final int IO_PENDING = 997;

    private WindowsError() {}

    static Failure failure(int number) {
        var kind =
                switch (number) {
                    case 5, 10013 -> FailureKind.NOT_PERMITTED;
                    case 50, 120, 10042, 10044, 10047 -> FailureKind.NOT_SUPPORTED;
                    case 87, 10022, 11011, 11018 -> FailureKind.INVALID_ARGUMENT;
                    case 1231, 10050, 10051, 11002 -> FailureKind.NETWORK_UNREACHABLE;
                    case 1232, 10064, 10065, 11003 -> FailureKind.HOST_UNREACHABLE;
                    case 1233 -> FailureKind.PROTOCOL_UNREACHABLE;
                    case 1234, 10061 -> FailureKind.REFUSED;
                    case 1460, 10060, 11010 -> FailureKind.TIMEOUT;
                    case 10024 -> FailureKind.DESCRIPTORS_EXHAUSTED;
                    case 10040, 11009 -> FailureKind.MESSAGE_TOO_LONG;
                    case 10049 -> FailureKind.ADDRESS_UNAVAILABLE;
                    default -> FailureKind.UNKNOWN;
                };
        return kind == FailureKind.UNKNOWN ? new Failure(kind, "Windows error " + number) : Failure.of(kind);
    }
}
