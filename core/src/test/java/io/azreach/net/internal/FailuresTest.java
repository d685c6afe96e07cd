package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.azreach.model.FailureKind;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    private static final Duration QUICK = Duration.ofMillis(20);

    static Stream<Arguments> thrown() {
        return Stream.of(
                arguments(new ConnectException("Connection refused"), FailureKind.REFUSED),
                arguments(new ConnectException("Connection refused: no further information"), FailureKind.REFUSED),
                arguments(new ConnectException("接続を拒否されました"), FailureKind.REFUSED),
                arguments(new ConnectException("Connection timed out"), FailureKind.TIMEOUT),
                arguments(new ConnectException("Connection timed out: no further information"), FailureKind.TIMEOUT),
                arguments(new SocketTimeoutException("Connect timed out"), FailureKind.TIMEOUT),
                arguments(new NoRouteToHostException("No route to host"), FailureKind.HOST_UNREACHABLE),
                arguments(new NoRouteToHostException("ホストへの経路がありません"), FailureKind.HOST_UNREACHABLE),
                arguments(new SocketException("Network is unreachable"), FailureKind.NETWORK_UNREACHABLE),
                arguments(new ConnectException("Network is unreachable"), FailureKind.NETWORK_UNREACHABLE),
                arguments(new SocketException("Protocol not available"), FailureKind.PROTOCOL_UNREACHABLE),
                arguments(new SocketException("Invalid argument"), FailureKind.INVALID_ARGUMENT),
                arguments(new BindException("Permission denied"), FailureKind.NOT_PERMITTED),
                arguments(new SocketException("Operation not permitted"), FailureKind.NOT_PERMITTED),
                arguments(new BindException("Cannot assign requested address"), FailureKind.ADDRESS_UNAVAILABLE),
                arguments(new SocketException("Too many open files"), FailureKind.DESCRIPTORS_EXHAUSTED),
                arguments(new SocketException("Connection reset"), FailureKind.RESET),
                arguments(new IOException("Connection reset by peer"), FailureKind.RESET),
                arguments(new IOException("Broken pipe"), FailureKind.RESET),
                arguments(new IOException("Message too long"), FailureKind.MESSAGE_TOO_LONG),
                arguments(new PortUnreachableException(), FailureKind.REFUSED),
                arguments(new EOFException(), FailureKind.CLOSED),
                arguments(new ClosedByInterruptException(), FailureKind.CANCELLED),
                arguments(new AsynchronousCloseException(), FailureKind.CANCELLED),
                arguments(new ClosedSelectorException(), FailureKind.CANCELLED),
                arguments(new CancelledKeyException(), FailureKind.CANCELLED),
                arguments(new StepException(FailureKind.TOO_LARGE, "x"), FailureKind.TOO_LARGE),
                arguments(new IOException("something else"), FailureKind.UNKNOWN),
                arguments(new IOException(), FailureKind.UNKNOWN));
    }

    static Stream<Arguments> thrownByTls() {
        return Stream.of(
                arguments(new SSLHandshakeException("Received fatal alert: handshake_failure"), FailureKind.TLS_ALERT),
                arguments(new SSLProtocolException("Received fatal alert: unrecognized_name"), FailureKind.TLS_ALERT),
                arguments(new SSLException("closing inbound before receiving peer's close_notify"), FailureKind.CLOSED),
                arguments(new SSLException("Unsupported or unrecognized SSL message"), FailureKind.TLS_NOT_TLS),
                arguments(
                        new SSLHandshakeException("No appropriate protocol (protocol is disabled)"),
                        FailureKind.NOT_SUPPORTED),
                arguments(
                        new SSLProtocolException("The certificate chain length (100) exceeds the maximum allowed (10)"),
                        FailureKind.TOO_LARGE),
                arguments(
                        new SSLException("readHandshakeRecord", new SocketException("Connection reset")),
                        FailureKind.RESET),
                arguments(new SSLProtocolException("Illegal server handshake"), FailureKind.TLS_PROTOCOL_ERROR));
    }

    @ParameterizedTest
    @MethodSource({"thrown", "thrownByTls"})
    void everyWayToFailHasItsKind(Exception thrown, FailureKind kind) {
        assertEquals(kind, Failures.of(thrown, QUICK).kind());
    }

    @Test
    void translatedTextOfALongConnectIsATimeoutOfTheStack() {
        var thrown = new ConnectException("接続がタイムアウトしました");
        assertEquals(
                FailureKind.TIMEOUT, Failures.of(thrown, Duration.ofSeconds(21)).kind());
    }

    @Test
    void alertIsTheDetail() {
        var thrown = new SSLHandshakeException("Received fatal alert: protocol_version");
        assertEquals("protocol_version", Failures.of(thrown, QUICK).detail());
    }

    @Test
    void detailIsShortAndPrintable() {
        var detail = Failures.detail(new IOException("a\u001b[31m\nb" + "x".repeat(1000)));
        assertEquals(200, detail.length());
        assertEquals(-1, detail.indexOf('\u001b'));
        assertEquals(-1, detail.indexOf('\n'));
    }
}
