package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The largest packet the kernel sends to an address, in bytes: what it learned from routers, else the route's or the
 * interface's. A black hole is not seen here, as nobody told the kernel.
 *
 * @param address the destination
 * @param mtu towards the destination
 * @param interfaceMtu of the interface the packets leave by; null when unknown
 */
public record PathMtu(
        InetAddress address, int mtu, @Nullable Integer interfaceMtu) implements Evidence {}
