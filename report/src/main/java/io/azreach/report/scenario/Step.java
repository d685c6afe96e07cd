package io.azreach.report.scenario;

import io.azreach.model.Route;
import io.azreach.model.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps by which an endpoint is reached, in order. */
public enum Step {
    DNS,
    PROXY,
    TCP,
    TLS,
    HTTP,
    NTP,
    /** The gateway's first port answers. */
    IKE_500,
    /** The gateway takes what is offered, and the key where one is given. */
    IKE,
    /** The gateway's second port answers. */
    IKE_4500;

    /** The word used in scenarios and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Step> of(String word) {
        return List.of(values()).stream().filter(s -> s.word().equals(word)).findFirst();
    }

    /** Whether it is taken by itself, whatever became of the steps before it. */
    public boolean standsAlone() {
        return this == IKE_4500;
    }

    /** The steps a target takes. Through a proxy, the proxy makes the TCP connection. */
    public static List<Step> of(Target target) {
        boolean proxied = target.route() instanceof Route.ViaProxy;
        var transport = proxied ? PROXY : TCP;
        return switch (target.scheme()) {
            case "https" -> List.of(DNS, transport, TLS, HTTP);
            case "http" -> List.of(DNS, transport, HTTP);
            case "tls" -> List.of(DNS, transport, TLS);
            case "tcp" -> List.of(DNS, transport);
            case "ntp" -> List.of(DNS, NTP);
            case "ike" -> List.of(DNS, IKE_500, IKE, IKE_4500);
            default -> List.of();
        };
    }
}
