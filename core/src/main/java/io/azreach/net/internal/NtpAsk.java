package io.azreach.net.internal;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.NtpAnswer;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeInfo;
import org.apache.commons.net.ntp.TimeStamp;

/** Asks a time server (RFC 5905). */
final class NtpAsk {
    private static final int PACKET = 48;
    private static final int UNSYNCHRONISED = 16;
    private static final int CLOCK_UNKNOWN = 3;

    private final UdpAsk udp;
    private final NanoClock nano;
    private final Clock clock;

    NtpAsk(UdpAsk udp, NanoClock nano, Clock clock) {
        this.udp = udp;
        this.nano = nano;
        this.clock = clock;
    }

    NtpAnswer ask(String name, InetSocketAddress server, Deadline until) {
        var watch = Stopwatch.start(nano);
        var sent = new HashMap<TimeStamp, Sending>();
        try {
            var info = udp.ask(server, () -> request(sent), reply -> read(reply, sent), until);
            return answer(name, server, info, watch.elapsed());
        } catch (IOException e) {
            return failed(name, server, Failures.of(e, watch.elapsed()), watch.elapsed());
        }
    }

    private byte[] request(Map<TimeStamp, Sending> sent) {
        var packet = new NtpV3Impl();
        packet.setMode(NtpV3Packet.MODE_CLIENT);
        packet.setVersion(NtpV3Packet.VERSION_3);
        long now = clock.millis();
        var stamp = TimeStamp.getNtpTime(now);
        packet.setTransmitTime(stamp);
        sent.put(stamp, new Sending(now, Stopwatch.start(nano)));
        return Arrays.copyOf(packet.getDatagramPacket().getData(), PACKET);
    }

    /** Times of arrival are told by the monotonic clock: the wall clock may be stepped meanwhile. */
    static Optional<TimeInfo> read(byte[] reply, Map<TimeStamp, Sending> sent) {
        if (reply.length < PACKET) {
            return Optional.empty();
        }
        var packet = new NtpV3Impl();
        packet.setDatagramPacket(new DatagramPacket(reply, PACKET));
        var sending = sent.get(packet.getOriginateTimeStamp());
        if (sending == null) {
            return Optional.empty();
        }
        var info = new TimeInfo(
                packet, sending.millis() + sending.watch().elapsed().toMillis(), false);
        info.computeDetails();
        return Optional.of(info);
    }

    static NtpAnswer answer(String name, InetSocketAddress server, TimeInfo info, Duration took) {
        var packet = info.getMessage();
        var problem = problem(packet);
        var offset = info.getOffset();
        var delay = info.getDelay();
        if (problem != null || offset == null || delay == null) {
            return failed(name, server, new Failure(FailureKind.NTP_UNUSABLE, problem), took);
        }
        return new NtpAnswer(
                name,
                server.getAddress(),
                Duration.ofMillis(offset),
                Duration.ofMillis(Math.max(0, delay)),
                packet.getStratum(),
                took,
                null);
    }

    private static @org.jspecify.annotations.Nullable String problem(NtpV3Packet packet) {
        if (packet.getMode() != NtpV3Packet.MODE_SERVER) {
            return "mode " + packet.getMode();
        }
        if (packet.getStratum() == 0) {
            return "kiss code " + Printable.line(packet.getReferenceIdString(), 8);
        }
        if (packet.getStratum() >= UNSYNCHRONISED) {
            return "stratum " + packet.getStratum();
        }
        if (packet.getTransmitTimeStamp().ntpValue() == 0) {
            return "no transmit time";
        }
        return packet.getLeapIndicator() == CLOCK_UNKNOWN ? "clock not synchronized" : null;
    }

    private static NtpAnswer failed(String name, InetSocketAddress server, Failure why, Duration took) {
        return new NtpAnswer(name, server.getAddress(), null, null, null, took, why);
    }

    record Sending(long millis, Stopwatch watch) {}
}
