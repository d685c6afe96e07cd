package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import java.util.List;

/**
 * One network interface.
 *
 * @param name the operating system's name
 * @param up administratively and operationally up
 * @param loopback whether it is the loopback
 * @param mtu in bytes
 * @param addresses with prefix length, {@code 10.0.0.4/24}
 */
public record InterfaceState(String name, boolean up, boolean loopback, int mtu, List<String> addresses)
        implements Evidence {
    public InterfaceState {
        addresses = List.copyOf(addresses);
    }
}
