package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import java.net.InetAddress;
import java.util.List;

/**
 * One line of the hosts file.
 *
 * @param file path of the file
 * @param line number from 1
 * @param address the address it pins
 * @param names lower case
 */
public record HostsEntry(String file, int line, InetAddress address, List<String> names) implements Evidence {
    public HostsEntry {
        names = List.copyOf(names);
    }
}
