package io.azreach.net.internal;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Names what JSSE throws. Its texts are not translated, and they are all it gives. */
final class TlsFailures {
    private static final Pattern ALERT =
            Pattern.compile("Received fatal alert: ([a-z0-9_]+)", Pattern.CASE_INSENSITIVE);

    private TlsFailures() {}

    static Failure of(SSLException thrown, Duration took) {
        var alert = alertIn(thrown);
        if (alert != null) {
            return new Failure(FailureKind.TLS_ALERT, alert);
        }
        if (thrown.getCause() instanceof IOException cause && !(cause instanceof SSLException)) {
            return Failures.of(cause, took);
        }
        return new Failure(kindOf(String.valueOf(thrown.getMessage())), Failures.detail(thrown));
    }

    /** The name of the fatal alert the peer sent, or null when it was something else that ended the connection. */
    static @Nullable String alertIn(SSLException thrown) {
        var match = ALERT.matcher(String.valueOf(thrown.getMessage()));
        return match.find() ? match.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static FailureKind kindOf(String text) {
        if (text.contains("exceeds the maximum")) {
            return FailureKind.TOO_LARGE;
        }
        if (text.contains("No appropriate protocol")) {
            return FailureKind.NOT_SUPPORTED;
        }
        if (text.contains("close_notify") || text.contains("closed inbound")) {
            return FailureKind.CLOSED;
        }
        return text.contains("Unsupported or unrecognized SSL message")
                ? FailureKind.TLS_NOT_TLS
                : FailureKind.TLS_PROTOCOL_ERROR;
    }
}
