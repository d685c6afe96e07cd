package io.azreach.diagnose;

import static io.azreach.model.Layer.AZURE;
import static io.azreach.model.Layer.DNS;
import static io.azreach.model.Layer.HTTP;
import static io.azreach.model.Layer.LOCAL;
import static io.azreach.model.Layer.PATH;
import static io.azreach.model.Layer.PROXY;
import static io.azreach.model.Layer.RUN;
import static io.azreach.model.Layer.TCP;
import static io.azreach.model.Layer.TIME;
import static io.azreach.model.Layer.TLS;
import static io.azreach.model.Severity.BLOCKER;
import static io.azreach.model.Severity.DEGRADED;
import static io.azreach.model.Severity.INFO;
import static io.azreach.model.Severity.RISK;

import io.azreach.model.FindingId;
import io.azreach.model.FindingType;
import io.azreach.model.Layer;
import io.azreach.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The causes that the rules of this package may name. */
public final class NetworkFindings {
    private static final String MACHINE = "machine-admin";
    private static final String NETWORK = "network-team";
    private static final String NAMES = "dns-team";
    private static final String PROXIES = "proxy-team";
    private static final String AZURE_ADMIN = "azure-admin";
    private static final String SERVICE = "service-owner";

    private static final Map<FindingId, FindingType> ALL = new TreeMap<>();

    static {
        declare(RUN, INFO, MACHINE, "STATE_DIFFERS");

        declare(TIME, BLOCKER, MACHINE, "TIME_SKEW_AHEAD", "TIME_SKEW_BEHIND");
        declare(TIME, RISK, NETWORK, "TIME_NTP_UNREACHABLE");

        declare(
                LOCAL,
                BLOCKER,
                MACHINE,
                "LOCAL_NO_ADDRESS",
                "LOCAL_NO_ROUTE",
                "LOCAL_ROUTE_BLACKHOLE",
                "LOCAL_ROUTE_UNREACHABLE",
                "LOCAL_ROUTE_PROHIBIT",
                "LOCAL_GATEWAY_DOWN",
                "LOCAL_FIREWALL_DROP",
                "LOCAL_FIREWALL_REJECT",
                "LOCAL_FIREWALL_WFP",
                "LOCAL_PORT_EXHAUSTION",
                "LOCAL_FD_EXHAUSTION",
                "LOCAL_SOURCE_ADDRESS_WRONG",
                "LOCAL_HOSTS_OVERRIDE",
                "LOCAL_RESOLVER_CONFIG");

        declare(
                PROXY,
                BLOCKER,
                MACHINE,
                "PROXY_REQUIRED_NOT_SET",
                "PROXY_SET_NOT_NEEDED",
                "PROXY_NAME_UNRESOLVED",
                "PROXY_BYPASS_TOO_BROAD",
                "PROXY_PAC_UNREACHABLE",
                "PROXY_PAC_INVALID",
                "PROXY_PAC_RESULT");
        declare(
                PROXY,
                BLOCKER,
                PROXIES,
                "PROXY_REFUSED",
                "PROXY_TIMEOUT",
                "PROXY_NOT_A_PROXY",
                "PROXY_NO_ANSWER",
                "PROXY_AUTH_REQUIRED",
                "PROXY_AUTH_SCHEME",
                "PROXY_AUTH_REJECTED",
                "PROXY_FORBIDDEN",
                "PROXY_PORT_DENIED",
                "PROXY_CONNECT_UNSUPPORTED",
                "PROXY_DNS_FAILED",
                "PROXY_UPSTREAM_REFUSED",
                "PROXY_UPSTREAM_TIMEOUT",
                "PROXY_UPLOAD_LIMIT",
                "HTTP_PROXY_ERROR");
        declare(
                PROXY,
                RISK,
                MACHINE,
                "PROXY_SETTINGS_DISAGREE",
                "PROXY_ENV_CASE_CONFLICT",
                "PROXY_CREDENTIALS_IN_URL",
                "PROXY_BYPASS_MISSING",
                "PROXY_BYPASS_SYNTAX",
                "PROXY_AGENT_SETTING_MISMATCH");
        declare(PROXY, RISK, PROXIES, "PROXY_TRANSPARENT");

        declare(
                DNS,
                BLOCKER,
                NAMES,
                "DNS_NXDOMAIN",
                "DNS_NODATA",
                "DNS_SERVFAIL",
                "DNS_REFUSED",
                "DNS_TIMEOUT",
                "DNS_SERVER_NOT_LISTENING",
                "DNS_UDP_BLOCKED",
                "DNS_TRUNCATED_NO_TCP",
                "DNS_LARGE_RESPONSE_LOST",
                "DNS_PRIVATE_EXPECTED_GOT_PUBLIC",
                "DNS_PUBLIC_EXPECTED_GOT_PRIVATE",
                "DNS_PRIVATE_ZONE_SHADOW",
                "DNS_PRIVATELINK_NOT_CONFIGURED",
                "DNS_CNAME_BROKEN",
                "DNS_UNEXPECTED_ADDRESS",
                "DNS_BOGON",
                "DNS_FILTERED",
                "DNS_INTERCEPTED",
                "DNS_SEARCH_SUFFIX_HIT",
                "DNS_STALE_CACHE",
                "DNS_RESOLVER_INCONSISTENT",
                "DNS_DNSSEC_BOGUS");
        declare(
                DNS,
                DEGRADED,
                NAMES,
                "DNS_PARTIAL_SERVER_FAILURE",
                "DNS_SLOW",
                "DNS_AAAA_STALL",
                "DNS_EDNS_INTOLERANT");
        declare(DNS, RISK, NAMES, "DNS_REPLY_MISMATCH");
        declare(DNS, INFO, MACHINE, "DNS_POLICY_ROUTED");

        declare(TCP, BLOCKER, SERVICE, "TCP_REFUSED");
        declare(
                TCP,
                BLOCKER,
                NETWORK,
                "TCP_REFUSED_BY_MIDDLEBOX",
                "TCP_TIMEOUT",
                "TCP_PORT_FILTERED",
                "TCP_ADDRESS_FILTERED",
                "TCP_ICMP_NET_UNREACHABLE",
                "TCP_ICMP_HOST_UNREACHABLE",
                "TCP_ICMP_ADMIN_PROHIBITED",
                "TCP_ICMP_PORT_UNREACHABLE",
                "TCP_ICMP_PROTO_UNREACHABLE",
                "TCP_NEIGHBOUR_UNREACHABLE",
                "TCP_ROUTING_LOOP",
                "TCP_RESET_AFTER_CONNECT",
                "TCP_CLOSED_AFTER_CONNECT",
                "TCP_RESET_MID_STREAM");
        declare(
                TCP,
                DEGRADED,
                NETWORK,
                "TCP_SYN_LOSS",
                "TCP_SNAT_SUSPECT",
                "TCP_FAMILY_BROKEN",
                "TCP_MEMBER_FAULT",
                "TCP_INTERMITTENT",
                "TCP_PARTIAL_ADDRESSES");
        declare(TCP, INFO, NETWORK, "TCP_ACCEPTED_BY_INTERCEPTOR");

        declare(PATH, BLOCKER, NETWORK, "PATH_MTU_BLACKHOLE", "PATH_UPLOAD_STALL");
        declare(
                PATH,
                DEGRADED,
                NETWORK,
                "PATH_LOSS",
                "PATH_LATENCY_HIGH",
                "PATH_JITTER",
                "PATH_THROUGHPUT_LOW",
                "PATH_CONNECTION_LIMIT");
        declare(PATH, INFO, NETWORK, "PATH_MTU_REDUCED");

        declare(
                TLS,
                BLOCKER,
                NETWORK,
                "TLS_NOT_TLS",
                "TLS_SNI_BLOCKED_RESET",
                "TLS_SNI_BLOCKED_DROP",
                "TLS_RESET",
                "TLS_CLOSED",
                "TLS_HANDSHAKE_TIMEOUT",
                "TLS_VERSION_MISMATCH",
                "TLS_NO_COMMON_CIPHER",
                "TLS_INTERCEPTED",
                "TLS_UNTRUSTED_ROOT",
                "TLS_SELF_SIGNED",
                "TLS_LARGE_HELLO_INTOLERANT");
        declare(TLS, DEGRADED, NETWORK, "TLS_INTERCEPTED_TRUSTED");
        declare(
                TLS,
                BLOCKER,
                SERVICE,
                "TLS_SNI_REJECTED",
                "TLS_ALERT",
                "TLS_CERT_EXPIRED",
                "TLS_CERT_NOT_YET_VALID",
                "TLS_HOSTNAME_MISMATCH",
                "TLS_MISSING_INTERMEDIATE",
                "TLS_CLIENT_CERT_REQUIRED");
        declare(TLS, BLOCKER, MACHINE, "TLS_ROOT_STORE_OUTDATED");
        declare(TLS, RISK, MACHINE, "TLS_TRUST_STORES_DIFFER", "TLS_OLD_VERSION_USED");
        declare(TLS, RISK, NETWORK, "TLS_WEAK_CERT", "TLS_REVOCATION_UNREACHABLE");

        declare(HTTP, BLOCKER, SERVICE, "HTTP_TIMEOUT");
        declare(HTTP, DEGRADED, NETWORK, "HTTP_TRUNCATED");
        declare(HTTP, INFO, NETWORK, "HTTP_DATE_ODD");

        declare(AZURE, BLOCKER, AZURE_ADMIN, "AZ_PRIVATE_ENDPOINT_UNREACHABLE");
    }

    /**
     * Causes that are explained and that no rule here reports: an answer that is lost on its way back looks from this side like
     * one that was never given. Whoever knows the routes of both sides may report them.
     */
    private static final Map<FindingId, FindingType> FAR_SIDE =
            Map.of(FindingId.of("TCP_ASYMMETRIC"), FindingType.of("TCP_ASYMMETRIC", TCP, BLOCKER, NETWORK));

    private NetworkFindings() {}

    /** All that there is a page for, sorted by id. */
    public static List<FindingType> all() {
        var all = new TreeMap<>(ALL);
        all.putAll(FAR_SIDE);
        return List.copyOf(all.values());
    }

    /** Those that cannot be told from this side. */
    static Set<FindingId> ofTheFarSide() {
        return FAR_SIDE.keySet();
    }

    static FindingType type(String id) {
        var type = ALL.get(FindingId.of(id));
        if (type == null) {
            throw new IllegalArgumentException("finding id [" + id + "] must be declared first");
        }
        return type;
    }

    private static void declare(Layer layer, Severity severity, String owner, String... ids) {
        for (var id : ids) {
            ALL.put(FindingId.of(id), FindingType.of(id, layer, severity, owner));
        }
    }
}
