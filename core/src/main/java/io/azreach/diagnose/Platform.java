package io.azreach.diagnose;

import java.util.Set;

/** Services of the Azure host that answer on the machine's own link, and only on machines in Azure. */
final class Platform {
    /** Never reached through a proxy; their absence means something only where the machine is known to be in Azure. */
    static final Set<String> SERVICES = Set.of("imds", "wireserver");

    private Platform() {}
}
