package io.azreach.probe;

import io.azreach.model.evidence.InterfaceState;
import io.azreach.net.Literals;
import java.net.InetAddress;
import java.util.List;

/** An address that packets of this machine may leave from, and the interface that has it. */
record SourceAddress(InetAddress address, String device) {
    /** Those of one family; loopback addresses only towards the loopback. */
    static List<SourceAddress> all(List<InterfaceState> interfaces, InetAddress remote) {
        return interfaces.stream()
                .filter(i -> i.up() && i.loopback() == remote.isLoopbackAddress())
                .flatMap(i -> i.addresses().stream()
                        .flatMap(a -> Literals.find(a.substring(0, Math.max(0, a.indexOf('/')))).stream())
                        .map(a -> new SourceAddress(a, i.name())))
                .filter(s -> s.address().getClass().equals(remote.getClass()))
                .filter(s -> !s.address().isLinkLocalAddress())
                .toList();
    }
}
