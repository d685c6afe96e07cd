package io.azreach.net.internal;

import static java.util.Map.entry;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.io.EOFException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * Names a failure from what Java throws. The type decides where it can; the text of the operating system where one type
 * stands for several causes; the time where even the text may be translated.
 */
final class Failures {
    private static final int DETAIL = 200;

    /** No stack gives up a connect sooner (Windows after 21 s), and no refusal takes that long. */
    private static final Duration STACK_GIVES_UP = Duration.ofSeconds(10);

    /** What the JDK says for the error numbers of all systems, and what Windows itself says in English. */
    private static final List<Map.Entry<String, FailureKind>> TEXTS = List.of(
            entry("network is unreachable", FailureKind.NETWORK_UNREACHABLE),
            entry("network is down", FailureKind.NETWORK_UNREACHABLE),
            entry("unreachable network", FailureKind.NETWORK_UNREACHABLE),
            entry("family not supported", FailureKind.NETWORK_UNREACHABLE),
            entry("no route to host", FailureKind.HOST_UNREACHABLE),
            entry("host is unreachable", FailureKind.HOST_UNREACHABLE),
            entry("unreachable host", FailureKind.HOST_UNREACHABLE),
            entry("host is down", FailureKind.HOST_UNREACHABLE),
            entry("connection refused", FailureKind.REFUSED),
            entry("actively refused", FailureKind.REFUSED),
            entry("timed out", FailureKind.TIMEOUT),
            entry("failed to respond", FailureKind.TIMEOUT),
            entry("timeout period", FailureKind.TIMEOUT),
            entry("connection reset", FailureKind.RESET),
            entry("connection abort", FailureKind.RESET),
            entry("connection was aborted", FailureKind.RESET),
            entry("connection on reset", FailureKind.RESET),
            entry("forcibly closed", FailureKind.RESET),
            entry("network name is no longer available", FailureKind.RESET),
            entry("broken pipe", FailureKind.RESET),
            entry("invalid argument", FailureKind.INVALID_ARGUMENT),
            entry("permission denied", FailureKind.NOT_PERMITTED),
            entry("not permitted", FailureKind.NOT_PERMITTED),
            entry("access permissions", FailureKind.NOT_PERMITTED),
            entry("cannot assign requested address", FailureKind.ADDRESS_UNAVAILABLE),
            // Windows has no port left for one more connection
            entry("maximum connections reached", FailureKind.ADDRESS_UNAVAILABLE),
            entry("too many open files", FailureKind.DESCRIPTORS_EXHAUSTED),
            entry("protocol not available", FailureKind.PROTOCOL_UNREACHABLE),
            entry("message too long", FailureKind.MESSAGE_TOO_LONG),
            entry("larger than the maximum", FailureKind.MESSAGE_TOO_LONG),
            entry("larger than the internal message buffer", FailureKind.MESSAGE_TOO_LONG));

    private Failures() {}

    static Failure of(Throwable thrown, Duration took) {
        if (thrown instanceof StepException step) {
            return step.failure();
        }
        if (thrown instanceof SSLException tls) {
            return TlsFailures.of(tls, took);
        }
        var kind = kindOf(thrown, took);
        return kind == FailureKind.TIMEOUT || kind == FailureKind.CANCELLED
                ? Failure.of(kind)
                : new Failure(kind, detail(thrown));
    }

    static String detail(Throwable thrown) {
        return Printable.line(thrown.getClass().getSimpleName() + ": " + thrown.getMessage(), DETAIL);
    }

    private static FailureKind kindOf(Throwable thrown, Duration took) {
        if (thrown instanceof SocketTimeoutException) {
            return FailureKind.TIMEOUT;
        }
        if (thrown instanceof ClosedChannelException
                || thrown instanceof ClosedSelectorException
                || thrown instanceof CancelledKeyException) {
            return FailureKind.CANCELLED;
        }
        if (thrown instanceof PortUnreachableException) {
            return FailureKind.REFUSED;
        }
        if (thrown instanceof NoRouteToHostException) {
            return FailureKind.HOST_UNREACHABLE;
        }
        if (thrown instanceof UnknownHostException) {
            return FailureKind.NAME_NOT_RESOLVED;
        }
        if (thrown instanceof EOFException) {
            return FailureKind.CLOSED;
        }
        var byText = byText(thrown);
        return byText == FailureKind.UNKNOWN ? byTypeAndTime(thrown, took) : byText;
    }

    private static FailureKind byText(Throwable thrown) {
        var text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return TEXTS.stream()
                .filter(known -> text.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(FailureKind.UNKNOWN);
    }

    private static FailureKind byTypeAndTime(Throwable thrown, Duration took) {
        if (thrown instanceof ConnectException) {
            return took.compareTo(STACK_GIVES_UP) < 0 ? FailureKind.REFUSED : FailureKind.TIMEOUT;
        }
        return thrown instanceof BindException ? FailureKind.ADDRESS_UNAVAILABLE : FailureKind.UNKNOWN;
    }
}
