package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.Optional;
import java.util.Set;

/** Why a proxy that is connected to, or has no address, does not let a target through. */
final class ProxyRule implements DiagnosisRule {
    private static final Set<FailureKind> NO_TLS = Set.of(FailureKind.TLS_NOT_TLS, FailureKind.CLOSED);

    @Override
    public RuleId id() {
        return RuleId.of("core.proxy");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.all(evidence)) {
            if (way.target().route() instanceof Route.ViaProxy via) {
                judge(way, via.proxy(), sink);
            }
        }
    }

    private static void judge(Way way, HostPort proxy, FindingSink sink) {
        var tunnel = way.tunnel();
        if (tunnel == null) {
            fetched(way, proxy).ifPresent(own -> sink.report(refused(way, proxy, own, sink)));
        }
        if (tunnel != null) {
            if (!tunnel.open()) {
                sink.report(refused(way, proxy, tunnel, sink));
            } else if (pageInsteadOfTunnel(way, tunnel)) {
                sink.report(about(way, proxy, "PROXY_NOT_A_PROXY", Confidence.LIKELY)
                        .arg("status", String.valueOf(tunnel.status()))
                        .because(way.because(ProxyTunnel.class))
                        .excluding("PROXY_FORBIDDEN", "PROXY_NO_ANSWER")
                        .build());
            }
        } else if (way.unresolved()) {
            sink.report(about(way, proxy, "PROXY_NAME_UNRESOLVED", Confidence.CONFIRMED)
                    .because(way.because(NameLookup.class))
                    .excluding("PROXY_REFUSED", "PROXY_TIMEOUT")
                    .build());
        }
    }

    private static Finding refused(Way way, HostPort proxy, ProxyTunnel tunnel, FindingSink sink) {
        if (Endings.timedOut(tunnel.failure())) {
            return silent(way, proxy, tunnel, sink);
        }
        var said = ProxyReply.of(tunnel);
        var id = said.id();
        if (id.equals("PROXY_FORBIDDEN") && OtherPort.passes(way, sink)) {
            id = "PROXY_PORT_DENIED";
        }
        var finding = about(way, proxy, id, said.confidence())
                .because(way.because(ProxyTunnel.class))
                .because(way.because(HttpExchange.class));
        said.args().forEach(finding::arg);
        return finding.excluding(said.excluded()).build();
    }

    /** An open tunnel has no content of its own (RFC 9110 section 9.3.6); a web server that agrees to anything sends a page. */
    private static boolean pageInsteadOfTunnel(Way way, ProxyTunnel tunnel) {
        var tls = way.tls();
        return tunnel.headers().containsKey("content-type")
                && tls != null
                && tls.failure() != null
                && NO_TLS.contains(tls.failure().kind());
    }

    /** What a proxy that was to fetch a plain page said in its own name. */
    private static Optional<ProxyTunnel> fetched(Way way, HostPort proxy) {
        return Optional.ofNullable(way.http())
                .filter(ProxyRule::ownWords)
                .map(own -> new ProxyTunnel(
                        proxy,
                        way.target().hostPort(),
                        own.status(),
                        own.reason(),
                        own.headers(),
                        own.bodyStart(),
                        own.took(),
                        own.status() == null ? own.failure() : null));
    }

    private static boolean ownWords(HttpExchange http) {
        var failure = http.failure();
        var said = http.header("proxy-status");
        return http.status() == null
                ? failure != null && failure.kind() == FailureKind.HTTP_MALFORMED
                : http.status() == 407
                        || http.header("x-squid-error") != null
                        || (said != null && said.contains("error="));
    }

    private static Finding silent(Way way, HostPort proxy, ProxyTunnel tunnel, FindingSink sink) {
        var silence = ProxySilence.of(way, proxy, sink);
        return about(way, proxy, silence.id(), silence.confidence())
                .arg("ms", tunnel.took().toMillis())
                .because(way.because(ProxyTunnel.class))
                .because(silence.because())
                .excluding(silence.excluded())
                .build();
    }

    private static FindingBuilder about(Way way, HostPort proxy, String id, Confidence confidence) {
        var finding = way.into(Finding.of(NetworkFindings.type(id), confidence)).groupedBy("proxy", proxy);
        ProxyLeg.setting(way, proxy).ifPresent(setting -> finding.arg("setting", setting));
        return finding;
    }
}
