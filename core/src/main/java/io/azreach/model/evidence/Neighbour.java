package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the neighbour table (ARP, neighbour discovery).
 *
 * @param address the neighbour
 * @param device interface
 * @param state {@code reachable}, {@code stale}, {@code failed}, {@code incomplete}, …, lower case
 * @param linkAddress MAC address, where known
 */
public record Neighbour(
        InetAddress address,
        String device,
        String state,
        @Nullable String linkAddress) implements Evidence {}
