package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.FailureKind;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Failures as they come on Windows: the JDK has its own English words for the numbers of Winsock, the same in every
 * language; where a read or a write fails it takes the words of the system.
 */
class WindowsFailuresTest {
    private static final Duration QUICK = Duration.ofMillis(20);

    @ParameterizedTest
    @CsvSource({
        "10013, socket, Permission denied: connect, NOT_PERMITTED",
        "10013, socket, Permission denied: no further information, NOT_PERMITTED",
        "10022, socket, Invalid argument: connect, INVALID_ARGUMENT",
        "10024, socket, Too many open files: connect, DESCRIPTORS_EXHAUSTED",
        "10040, io, The message is larger than the maximum supported by the underlying transport, MESSAGE_TOO_LONG",
        "10047, socket, Address family not supported by protocol family: connect, NETWORK_UNREACHABLE",
        "10048, bind, Address already in use: connect, ADDRESS_UNAVAILABLE",
        "10049, bind, Cannot assign requested address: connect, ADDRESS_UNAVAILABLE",
        "10050, socket, Network is down: connect, NETWORK_UNREACHABLE",
        "10051, socket, Network is unreachable: connect, NETWORK_UNREACHABLE",
        "10051, socket, Network is unreachable: no further information, NETWORK_UNREACHABLE",
        "10052, socket, Network dropped connection on reset, RESET",
        "10053, socket, Software caused connection abort: recv failed, RESET",
        "10054, socket, Connection reset, RESET",
        "10054, socket, Connection reset by peer: socket write error, RESET",
        "10055, socket, No buffer space available (maximum connections reached?): connect, ADDRESS_UNAVAILABLE",
        "10060, connect, Connection timed out: connect, TIMEOUT",
        "10060, connect, Connection timed out: no further information, TIMEOUT",
        "10061, connect, Connection refused: connect, REFUSED",
        "10061, connect, Connection refused: no further information, REFUSED",
        "10064, socket, Host is down: connect, HOST_UNREACHABLE",
        "10065, route, No route to host: connect, HOST_UNREACHABLE",
        "10065, route, No route to host: no further information, HOST_UNREACHABLE"
    })
    void wordsOfTheJdkHaveTheirKind(int number, String type, String text, FailureKind kind) {
        assertEquals(kind, kind(type, text), () -> String.valueOf(number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64 | The specified network name is no longer available | RESET",
                "121 | The semaphore timeout period has expired | TIMEOUT",
                "10013 | An attempt was made to access a socket in a way forbidden by its access permissions | NOT_PERMITTED",
                "10040 | A message sent on a datagram socket was larger than the internal message buffer | MESSAGE_TOO_LONG",
                "10051 | A socket operation was attempted to an unreachable network | NETWORK_UNREACHABLE",
                "10053 | An established connection was aborted by the software in your host machine | RESET",
                "10054 | An existing connection was forcibly closed by the remote host | RESET",
                "10060 | A connection attempt failed because the connected host has failed to respond | TIMEOUT",
                "10061 | No connection could be made because the target machine actively refused it | REFUSED",
                "10065 | A socket operation was attempted to an unreachable host | HOST_UNREACHABLE"
            })
    void englishWordsOfWindowsHaveTheirKind(int number, String text, FailureKind kind) {
        assertEquals(kind, kind("io", text), () -> String.valueOf(number));
    }

    @ParameterizedTest
    @CsvSource({
        // any words will do that are in no list
        "io, 既存の接続はリモート ホストに強制的に切断されました。",
        "io, 현재 연결은 사용자의 호스트 시스템의 소프트웨어의 의해 중단되었습니다"
    })
    void translatedWordsOfAReadAreUnknownAndNotGuessed(String type, String text) {
        assertEquals(FailureKind.UNKNOWN, kind(type, text));
    }

    private static FailureKind kind(String type, String text) {
        return Failures.of(thrown(type, text), QUICK).kind();
    }

    private static IOException thrown(String type, String text) {
        return switch (type) {
            case "bind" -> new BindException(text);
            case "connect" -> new ConnectException(text);
            case "route" -> new NoRouteToHostException(text);
            case "socket" -> new SocketException(text);
            default -> new IOException(text);
        };
    }
}
