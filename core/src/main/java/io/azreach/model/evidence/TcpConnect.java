package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connect to one address.
 *
 * @param address the peer
 * @param port the peer's port
 * @param source our address, where one was bound
 * @param sourcePort our port, where one was bound
 * @param took until the connection stood or failed; compare with a known round trip to tell who answered
 * @param failure why it does not stand
 */
public record TcpConnect(
        InetAddress address,
        int port,
        @Nullable InetAddress source,
        @Nullable Integer sourcePort,
        Duration took,
        @Nullable Failure failure)
        implements Evidence {}
