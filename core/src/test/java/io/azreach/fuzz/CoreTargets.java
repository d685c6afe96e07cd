package io.azreach.fuzz;

import io.azreach.host.internal.HostTargets;
import io.azreach.net.internal.NetTargets;
import io.azreach.net.internal.trace.TraceTargets;
import io.azreach.probe.hello.HelloTargets;
import io.azreach.probe.pac.PacTargets;
import io.azreach.probe.route.RouteTargets;
import io.azreach.testkit.FuzzTarget;
import java.util.Map;
import java.util.TreeMap;

/** All decoders of this module that read what others wrote, by the name of their corpus. */
final class CoreTargets {
    static final Map<String, FuzzTarget> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("certificate", NetTargets::certificate),
            Map.entry("dnsReply", NetTargets::dnsReply),
            Map.entry("echoReply", TraceTargets::echoReply),
            Map.entry("errorMessage", TraceTargets::errorMessage),
            Map.entry("handshake", NetTargets::handshake),
            Map.entry("httpAnswer", NetTargets::httpAnswer),
            Map.entry("json", HostTargets::json),
            Map.entry("ntpAnswer", NetTargets::ntpAnswer),
            Map.entry("pacAnswer", PacTargets::pacAnswer),
            Map.entry("pacResult", PacTargets::pacResult),
            Map.entry("pacScript", PacTargets::pacScript),
            Map.entry("registryQuery", HostTargets::registryQuery),
            Map.entry("routeListing", RouteTargets::routeListing),
            Map.entry("serverReply", HelloTargets::serverReply)));

    private CoreTargets() {}
}
