package io.azreach.diagnose;

import io.azreach.model.Finding;
import io.azreach.model.Layer;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which finding is the consequence of which: a few causes that reach beyond their layer, then the rule that the first broken
 * layer on a way explains what is behind it.
 */
final class Causality {
    /** @param anywhere whether the cause reaches targets it does not list */
    private record Reach(String cause, String effect, boolean anywhere) {}

    private static final List<Reach> REACHES = List.of(
            // wrong clock: dates and signatures
            new Reach("TIME_SKEW_AHEAD", "TLS_CERT_EXPIRED", true),
            new Reach("TIME_SKEW_BEHIND", "TLS_CERT_NOT_YET_VALID", true),
            new Reach("TIME_SKEW_*", "STORAGE_AUTH_FAILED", true),
            new Reach("TIME_SKEW_*", "DNS_DNSSEC_BOGUS", true),
            // a middlebox that answers by itself also shows its own certificate
            new Reach("HTTP_CAPTIVE_PORTAL", "TLS_*", false),
            new Reach("HTTP_CAPTIVE_PORTAL", "HTTP_*", false),
            new Reach("HTTP_BLOCK_PAGE", "TLS_INTERCEPTED*", false),
            new Reach("HTTP_BLOCK_PAGE", "TLS_UNTRUSTED_ROOT", false),
            new Reach("HTTP_BLOCK_PAGE", "TLS_SELF_SIGNED", false),
            new Reach("HTTP_BLOCK_PAGE", "TLS_HOSTNAME_MISMATCH", false),
            new Reach("HTTP_AZFW_DENIED", "TLS_*", false),
            // what accepts every connection is the box that then shows its own page or certificate
            new Reach("HTTP_CAPTIVE_PORTAL", "TCP_ACCEPTED_BY_INTERCEPTOR", false),
            new Reach("HTTP_BLOCK_PAGE", "TCP_ACCEPTED_BY_INTERCEPTOR", false),
            new Reach("HTTP_AZFW_DENIED", "TCP_ACCEPTED_BY_INTERCEPTOR", false),
            new Reach("TLS_INTERCEPTED*", "TCP_ACCEPTED_BY_INTERCEPTOR", false),
            // what ends every connection ends those on which something was said
            new Reach("TCP_CLOSED_AFTER_CONNECT", "TCP_RESET_MID_STREAM", false),
            new Reach("TCP_RESET_AFTER_CONNECT", "TCP_RESET_MID_STREAM", false),
            // a decision for the wrong way explains what was met on it
            new Reach("PROXY_SET_NOT_NEEDED", "PROXY_*", false),
            new Reach("PROXY_PAC_RESULT", "PROXY_*", false),
            new Reach("PROXY_REQUIRED_NOT_SET", "LOCAL_NO_ROUTE", false),
            new Reach("PROXY_REQUIRED_NOT_SET", "LOCAL_ROUTE_*", false),
            new Reach("PROXY_REQUIRED_NOT_SET", "LOCAL_FIREWALL_*", false),
            new Reach("PROXY_BYPASS_TOO_BROAD", "LOCAL_NO_ROUTE", false),
            new Reach("PROXY_BYPASS_TOO_BROAD", "LOCAL_FIREWALL_*", false),
            new Reach("PROXY_PAC_RESULT", "LOCAL_NO_ROUTE", false),
            new Reach("PROXY_PAC_RESULT", "LOCAL_FIREWALL_*", false),
            // an address out of the hosts file leads wherever it leads
            new Reach("LOCAL_HOSTS_OVERRIDE", "LOCAL_*", false),
            // loss makes single questions fail by chance
            new Reach("PATH_LOSS", "DNS_TIMEOUT", false),
            new Reach("PATH_LOSS", "DNS_SLOW", false),
            new Reach("PATH_LOSS", "DNS_PARTIAL_SERVER_FAILURE", false),
            new Reach("PATH_LOSS", "DNS_UDP_BLOCKED", false),
            new Reach("PATH_LOSS", "DNS_TRUNCATED_NO_TCP", false),
            new Reach("PATH_LOSS", "DNS_LARGE_RESPONSE_LOST", false),
            new Reach("PATH_LOSS", "DNS_EDNS_INTOLERANT", false),
            new Reach("PATH_LOSS", "DNS_AAAA_STALL", false),
            // a slow path makes every exchange on it slow
            new Reach("PATH_LATENCY_HIGH", "DNS_SLOW", false),
            new Reach("PATH_LATENCY_HIGH", "HTTP_SLOW", false),
            // NTP goes the way of everything else
            new Reach("DNS_UNEXPECTED_ADDRESS", "TIME_NTP_UNREACHABLE", false),
            new Reach("LOCAL_NO_ADDRESS", "TIME_NTP_UNREACHABLE", true),
            new Reach("LOCAL_GATEWAY_DOWN", "TIME_NTP_UNREACHABLE", true),
            new Reach("LOCAL_SOURCE_ADDRESS_WRONG", "TIME_NTP_UNREACHABLE", true),
            // they say where the strange address comes from
            new Reach("DNS_SEARCH_SUFFIX_HIT", "DNS_UNEXPECTED_ADDRESS", false),
            new Reach("DNS_STALE_CACHE", "DNS_UNEXPECTED_ADDRESS", false),
            new Reach("DNS_FILTERED", "DNS_UNEXPECTED_ADDRESS", false),
            // servers that disagree give the wrong kind of address as well
            new Reach("DNS_RESOLVER_INCONSISTENT", "DNS_PRIVATE_EXPECTED_GOT_PUBLIC", false),
            new Reach("DNS_RESOLVER_INCONSISTENT", "DNS_PUBLIC_EXPECTED_GOT_PRIVATE", false),
            new Reach("DNS_RESOLVER_INCONSISTENT", "LOCAL_RESOLVER_CONFIG", false),
            new Reach("DNS_RESOLVER_INCONSISTENT", "DNS_STALE_CACHE", false),
            // the servers that a rule chooses are the ones that fail
            new Reach("DNS_POLICY_ROUTED", "DNS_*", false),
            new Reach("DNS_POLICY_ROUTED", "LOCAL_RESOLVER_CONFIG", false),
            // the name is gone because the account is
            new Reach("STORAGE_ACCOUNT_MISSING", "DNS_NXDOMAIN", false),
            // IPv4 fails for a reason that can be named
            new Reach("TCP_TIMEOUT", "TCP_FAMILY_BROKEN", false),
            new Reach("TCP_PORT_FILTERED", "TCP_FAMILY_BROKEN", false),
            new Reach("TCP_REFUSED*", "TCP_FAMILY_BROKEN", false),
            new Reach("TCP_ICMP_*", "TCP_FAMILY_BROKEN", false),
            new Reach("TCP_ROUTING_LOOP", "TCP_FAMILY_BROKEN", false),
            new Reach("LOCAL_*", "TCP_FAMILY_BROKEN", false),
            // packets that go round in a circle reach no private endpoint either
            new Reach("TCP_ROUTING_LOOP", "AZ_PRIVATE_ENDPOINT_UNREACHABLE", false),
            // the name was meant to lead into a virtual network that this machine has no way into
            new Reach("AZ_PRIVATE_ENDPOINT_UNREACHABLE", "TCP_*", false),
            new Reach("AZ_PRIVATE_ENDPOINT_UNREACHABLE", "LOCAL_NO_ROUTE", false));

    private Causality() {}

    static boolean explains(Finding cause, Layer causeLayer, Finding effect, Layer effectLayer) {
        if (cause.id().equals(effect.id())) {
            return false;
        }
        if (Chance.explains(effect, cause)) {
            return false;
        }
        if (Chance.explains(cause, effect)) {
            return covers(cause, effect);
        }
        for (var reach : REACHES) {
            if (matches(reach.cause, cause) && matches(reach.effect, effect)) {
                return reach.anywhere ? reachesAnywhere(cause, effect) : covers(cause, effect);
            }
            if (matches(reach.cause, effect) && matches(reach.effect, cause)) {
                return false;
            }
        }
        return cause.severity() == Severity.BLOCKER
                && causeLayer.compareTo(effectLayer) < 0
                && effectLayer.compareTo(Layer.LOCAL) > 0
                && covers(cause, effect);
    }

    /**
     * A date is the clock's fault only where the certificate is valid at the servers' time; signatures bear a small skew; and the
     * gateway of one route is not that of everything.
     */
    private static boolean reachesAnywhere(Finding cause, Finding effect) {
        return effect.id().value().startsWith("TLS_CERT_")
                ? effect.args().containsKey("offset")
                : cause.severity() == Severity.BLOCKER
                        && !(matches("LOCAL_GATEWAY_DOWN", cause)
                                && cause.args().containsKey("route"));
    }

    private static boolean covers(Finding cause, Finding effect) {
        return !effect.targets().isEmpty() && places(cause).containsAll(places(effect));
    }

    /** Whether two findings have a place in common. */
    static boolean share(Finding a, Finding b) {
        return places(a).stream().anyMatch(places(b)::contains);
    }

    private static Set<String> places(Finding finding) {
        return finding.targets().stream().map(Target::id).collect(Collectors.toSet());
    }

    static boolean matches(String pattern, Finding finding) {
        var id = finding.id().value();
        return pattern.endsWith("*") ? id.startsWith(pattern.substring(0, pattern.length() - 1)) : id.equals(pattern);
    }
}
