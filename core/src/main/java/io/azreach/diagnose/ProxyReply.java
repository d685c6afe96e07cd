package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.evidence.ProxyTunnel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a refusing answer to CONNECT means. The proxy's own words go before its status: {@code Proxy-Status} (RFC 9209), squid's
 * {@code X-Squid-Error}, then the code.
 */
record ProxyReply(String id, Confidence confidence, Map<String, String> args, String... excluded) {
    private static final Pattern DNS_WORDS =
            Pattern.compile("dns_unresolved|dns[ _-](lookup|error|fail)|(not|cannot|could not|unable to) (be )?resolve"
                    + "|name or service not known|no such (host|domain)|unknown host|host(name)? not found"
                    + "|unable to determine ip address|name resolution");
    private static final Pattern SILENCE_WORDS =
            Pattern.compile("tim(ed|e) ?out|no route to host|network (is )?unreachable|host (is )?unreachable");
    private static final Pattern WEB_SERVER = Pattern.compile(
            "(?i)^(nginx|apache|microsoft-(iis|httpapi)|kestrel|lighttpd|caddy|jetty|simplehttp|basehttp)");

    static ProxyReply of(ProxyTunnel tunnel) {
        var failure = tunnel.failure();
        if (failure != null) {
            return noAnswer(failure.detail() == null ? "" : failure.detail());
        }
        var args = new TreeMap<String, String>();
        args.put("status", String.valueOf(tunnel.status()));
        if (tunnel.reason() != null && !tunnel.reason().isBlank()) {
            args.put("reason", tunnel.reason());
        }
        var words = words(tunnel);
        if (!words.isEmpty()) {
            args.put("detail", words);
        }
        int status = tunnel.status() == null ? 0 : tunnel.status();
        return words.isEmpty() && status / 100 == 5
                ? byPage(tunnel, status, args)
                : byStatus(tunnel, status, words.toLowerCase(Locale.ROOT), args);
    }

    /** What came is no answer of a proxy; silence is judged elsewhere, by contrasts. */
    private static ProxyReply noAnswer(String detail) {
        Map<String, String> args = detail.isEmpty() ? Map.of() : Map.of("detail", detail);
        return new ProxyReply("PROXY_NOT_A_PROXY", Confidence.LIKELY, args, "PROXY_NO_ANSWER");
    }

    /** Proxies without words in headers tell the reason on their page; pages are worded freely, so nothing is sure. */
    private static ProxyReply byPage(ProxyTunnel tunnel, int status, Map<String, String> args) {
        var page = tunnel.bodyStart().toLowerCase(Locale.ROOT);
        if (DNS_WORDS.matcher(page).find()) {
            return new ProxyReply("PROXY_DNS_FAILED", Confidence.LIKELY, args, "PROXY_FORBIDDEN");
        }
        if (page.contains("connection refused")) {
            return new ProxyReply("PROXY_UPSTREAM_REFUSED", Confidence.LIKELY, args, "PROXY_FORBIDDEN");
        }
        if (SILENCE_WORDS.matcher(page).find()) {
            return new ProxyReply("PROXY_UPSTREAM_TIMEOUT", Confidence.LIKELY, args, "PROXY_FORBIDDEN");
        }
        return byStatus(tunnel, status, "", args);
    }

    private static ProxyReply byStatus(ProxyTunnel tunnel, int status, String words, Map<String, String> args) {
        if (status == 407) {
            return wantsCredentials(tunnel, args);
        }
        if (says(words, "err_dns_fail", "dns_error", "dns_timeout", "err_cannot_forward")) {
            return upstream("PROXY_DNS_FAILED", args, "PROXY_UPSTREAM_TIMEOUT", "PROXY_UPSTREAM_REFUSED");
        }
        if (says(words, "err_connect_fail 111", "connection_refused")) {
            return upstream("PROXY_UPSTREAM_REFUSED", args, "PROXY_UPSTREAM_TIMEOUT", "PROXY_DNS_FAILED");
        }
        if (says(
                words, "err_connect_fail", "connection_timeout", "connection_timed_out", "destination_ip_unroutable")) {
            return upstream("PROXY_UPSTREAM_TIMEOUT", args, "PROXY_UPSTREAM_REFUSED", "PROXY_DNS_FAILED");
        }
        if (says(words, "err_access_denied", "http_request_denied", "destination_ip_prohibited")) {
            return new ProxyReply("PROXY_FORBIDDEN", Confidence.CONFIRMED, args, "PROXY_AUTH_REQUIRED");
        }
        return switch (status) {
            case 403, 451 -> new ProxyReply("PROXY_FORBIDDEN", Confidence.CONFIRMED, args, "PROXY_AUTH_REQUIRED");
            case 405, 501 ->
                new ProxyReply(
                        ordinaryServer(tunnel) ? "PROXY_NOT_A_PROXY" : "PROXY_CONNECT_UNSUPPORTED",
                        Confidence.LIKELY,
                        args,
                        "PROXY_FORBIDDEN");
            case 400, 404 -> new ProxyReply("PROXY_NOT_A_PROXY", Confidence.LIKELY, args, "PROXY_FORBIDDEN");
            case 504 -> new ProxyReply("PROXY_UPSTREAM_TIMEOUT", Confidence.LIKELY, args, "PROXY_FORBIDDEN");
            default -> new ProxyReply("HTTP_PROXY_ERROR", Confidence.LIKELY, args, "PROXY_FORBIDDEN");
        };
    }

    /** A proxy names itself in the answers it passes on or makes (RFC 9110 section 7.6.3). */
    private static boolean ordinaryServer(ProxyTunnel tunnel) {
        return tunnel.headers().get("via") == null
                && WEB_SERVER
                        .matcher(tunnel.headers().getOrDefault("server", ""))
                        .find();
    }

    private static ProxyReply wantsCredentials(ProxyTunnel tunnel, Map<String, String> args) {
        var schemes = tunnel.headers().getOrDefault("proxy-authenticate", "");
        if (!schemes.isEmpty()) {
            args.put("scheme", schemes);
        }
        var named = List.of(schemes.toLowerCase(Locale.ROOT).split("[,\\s]+"));
        boolean simple = schemes.isEmpty() || named.contains("basic") || named.contains("digest");
        return new ProxyReply(
                simple ? "PROXY_AUTH_REQUIRED" : "PROXY_AUTH_SCHEME",
                Confidence.CONFIRMED,
                args,
                "PROXY_FORBIDDEN",
                "PROXY_AUTH_REJECTED");
    }

    private static ProxyReply upstream(String id, Map<String, String> args, String... excluded) {
        return new ProxyReply(id, Confidence.CONFIRMED, args, excluded);
    }

    private static boolean says(String words, String... any) {
        for (var one : any) {
            if (words.contains(one)) {
                return true;
            }
        }
        return false;
    }

    private static String words(ProxyTunnel tunnel) {
        var headers = tunnel.headers();
        var squid = headers.getOrDefault("x-squid-error", "");
        return squid.isEmpty() ? headers.getOrDefault("proxy-status", "") : squid;
    }
}
