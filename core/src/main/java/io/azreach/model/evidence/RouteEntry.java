package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the routing table.
 *
 * @param kind {@code unicast}, {@code blackhole}, {@code unreachable}, {@code prohibit}, …
 * @param destination prefix in CIDR form; {@code 0.0.0.0/0} and {@code ::/0} for defaults
 * @param gateway next hop, where there is one
 * @param device interface, where there is one
 * @param metric smaller wins; 0 when not given
 * @param source preferred source address, where one is given
 * @param table name or number of the table; {@code main} usually
 */
public record RouteEntry(
        String kind,
        String destination,
        @Nullable InetAddress gateway,
        @Nullable String device,
        long metric,
        @Nullable InetAddress source,
        String table)
        implements Evidence {}
