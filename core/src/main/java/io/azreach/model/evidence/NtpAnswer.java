package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a time server answered (RFC 5905).
 *
 * @param server name or literal as asked
 * @param address address asked
 * @param offset server's clock minus ours; positive when ours is behind; null on failure
 * @param delay round trip; the offset is uncertain by half of it
 * @param stratum 1 to 15
 * @param took until the answer or the end of waiting
 * @param failure why no usable answer came
 */
public record NtpAnswer(
        String server,
        InetAddress address,
        @Nullable Duration offset,
        @Nullable Duration delay,
        @Nullable Integer stratum,
        Duration took,
        @Nullable Failure failure)
        implements Evidence {}
