package io.azreach.testkit;

import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.TimeStamp;

/** Time servers. */
public final class NtpServer {
    private static final int PACKET = 48;
    private static final int SERVER_MODE = 4;

    private NtpServer() {}

    /** Its clock is ahead of this machine's by an offset. */
    public static UdpServer ahead(Duration offset) throws IOException {
        return start(offset, answer -> answer.setStratum(2));
    }

    /** Asks clients to go away (RFC 5905 section 7.4). */
    public static UdpServer kissOfDeath(String code) throws IOException {
        var bytes = code.getBytes(StandardCharsets.US_ASCII);
        int id = bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
        return start(Duration.ZERO, answer -> {
            answer.setStratum(0);
            answer.setReferenceId(id);
        });
    }

    /** Says that it does not know the time. */
    public static UdpServer unsynchronised() throws IOException {
        return start(Duration.ZERO, answer -> answer.setStratum(16));
    }

    private static UdpServer start(Duration offset, Consumer<NtpV3Impl> change) throws IOException {
        return UdpServer.start(request -> {
            if (request.length < PACKET) {
                return List.of();
            }
            var asked = new NtpV3Impl();
            asked.setDatagramPacket(new DatagramPacket(request, PACKET));
            var answer = new NtpV3Impl();
            var now = TimeStamp.getNtpTime(Clock.systemUTC().millis() + offset.toMillis());
            answer.setMode(SERVER_MODE);
            answer.setVersion(3);
            answer.setOriginateTimeStamp(asked.getTransmitTimeStamp());
            answer.setReceiveTimeStamp(now);
            answer.setTransmitTime(now);
            change.accept(answer);
            return List.of(Arrays.copyOf(answer.getDatagramPacket().getData(), PACKET));
        });
    }
}
