package io.azreach.azure.upload.client;

import io.azreach.azure.upload.StorageAnswer;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Names why a request got no answer. What is thrown comes in many wrappings; only types and a few texts are looked at. */
final class TransportFailure {
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");

    private TransportFailure() {}

    static boolean isStop(Throwable thrown) {
        return causes(thrown).stream().anyMatch(InterruptedException.class::isInstance);
    }

    /** The innermost cause knows best: a reset is wrapped in the parser's complaint that it received no bytes. */
    static Failure of(Throwable thrown) {
        var named = causes(thrown).stream()
                .filter(cause -> kind(cause) != FailureKind.UNKNOWN)
                .reduce((outer, inner) -> inner)
                .orElse(null);
        if (named instanceof SSLException tls && kind(named) == FailureKind.TLS_ALERT) {
            return tls(tls);
        }
        if (causes(thrown).stream().anyMatch(HttpConnectTimeoutException.class::isInstance)) {
            return new Failure(FailureKind.TIMEOUT, StorageAnswer.CONNECTING);
        }
        return named == null
                ? new Failure(FailureKind.UNKNOWN, thrown.getClass().getSimpleName())
                : Failure.of(kind(named));
    }

    private static FailureKind kind(Throwable thrown) {
        if (thrown instanceof TimeoutException
                || thrown instanceof HttpTimeoutException
                || thrown instanceof SocketTimeoutException) {
            return FailureKind.TIMEOUT;
        }
        if (thrown instanceof UnknownHostException || thrown instanceof UnresolvedAddressException) {
            return FailureKind.NAME_NOT_RESOLVED;
        }
        if (thrown instanceof EOFException) {
            return FailureKind.CLOSED;
        }
        return thrown instanceof IOException io ? byText(io) : FailureKind.UNKNOWN;
    }

    private static FailureKind byText(IOException thrown) {
        var text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("reset") || text.contains("broken pipe") || text.contains("forcibly closed")) {
            return FailureKind.RESET;
        }
        if (text.contains("refused")) {
            return FailureKind.REFUSED;
        }
        if (text.contains("unreachable") || text.contains("no route")) {
            return text.contains("network") ? FailureKind.NETWORK_UNREACHABLE : FailureKind.HOST_UNREACHABLE;
        }
        if (text.contains("received no bytes") || text.contains("eof") || text.contains("connection closed")) {
            return FailureKind.CLOSED;
        }
        return thrown instanceof SSLException ? FailureKind.TLS_ALERT : FailureKind.UNKNOWN;
    }

    private static Failure tls(SSLException thrown) {
        var text = String.valueOf(thrown.getMessage());
        var alert = ALERT.matcher(text);
        if (alert.find()) {
            return new Failure(FailureKind.TLS_ALERT, alert.group(1));
        }
        return new Failure(
                FailureKind.TLS_PROTOCOL_ERROR, text.lines().findFirst().orElse(""));
    }

    private static Set<Throwable> causes(Throwable thrown) {
        var all = new LinkedHashSet<Throwable>();
        Throwable next = thrown;
        while (next != null && all.add(next)) {
            for (var suppressed : next.getSuppressed()) {
                all.add(suppressed);
            }
            next = next.getCause();
        }
        return all;
    }
}
