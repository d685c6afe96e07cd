package io.azreach.model;

import java.net.InetAddress;
import java.util.List;

/**
 * The machine a run was made on.
 *
 * @param name host name
 * @param os family
 * @param osName name and version for people, such as {@code Debian GNU/Linux 12 (bookworm)}
 * @param addresses of interfaces that are up, loopback left out, sorted
 * @param elevated whether the process has administrator or root rights
 */
public record HostInfo(String name, Os os, String osName, List<InetAddress> addresses, boolean elevated) {
    public HostInfo {
        addresses = List.copyOf(addresses);
    }

    /** Operating system families that probes tell apart. */
    public enum Os {
        LINUX,
        WINDOWS,
        OTHER
    }
}
