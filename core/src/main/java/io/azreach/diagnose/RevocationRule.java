package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.Observation;
import io.azreach.model.Route;
import io.azreach.model.RuleId;
import io.azreach.model.Target;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the places that say which certificates were revoked can be connected to. Asked on Windows only, whose services insist
 * on an answer, and only for direct ways: a proxy fetches such lists without a tunnel, which is not what was measured.
 */
final class RevocationRule implements DiagnosisRule {
    private static final int MOST_HOSTS = 3;
    private static final int HTTP = 80;

    @Override
    public RuleId id() {
        return RuleId.of("core.revocation");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        if (evidence.host().os() != Os.WINDOWS) {
            return;
        }
        var byHost = new TreeMap<String, Way>();
        var urls = new TreeMap<String, String>();
        for (var way : Way.direct(evidence)) {
            var tls = way.tls();
            if (tls == null || tls.verdictOf("os") != Verdict.TRUSTED) {
                continue;
            }
            for (var certificate : tls.chain()) {
                for (var url : certificate.revocationUrls()) {
                    var host = host(url);
                    if (host != null) {
                        byHost.putIfAbsent(host, way);
                        urls.putIfAbsent(host, url);
                    }
                }
            }
        }
        byHost.entrySet().stream().limit(MOST_HOSTS).forEach(e -> {
            var url = urls.getOrDefault(e.getKey(), e.getKey());
            judge(e.getValue(), e.getKey(), url, sink);
        });
    }

    private static @Nullable String host(String url) {
        try {
            var parsed = URI.create(url);
            var port = parsed.getPort();
            return "http".equalsIgnoreCase(parsed.getScheme()) && (port == HTTP || port < 0) ? parsed.getHost() : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static void judge(Way way, String host, String url, FindingSink sink) {
        var contrast =
                FollowUp.of("core.endpoint", new Target("tcp", host, HTTP, "/", "generic", Map.of(), Route.DIRECT));
        sink.ask(contrast);
        way.evidence().answerTo(contrast).ifPresent(answer -> {
            var why = failure(answer);
            if (why != null) {
                sink.report(way.into(Finding.of(NetworkFindings.type("TLS_REVOCATION_UNREACHABLE"), Confidence.LIKELY))
                        .groupedBy("url", url)
                        .arg("detail", why)
                        .arg(
                                "issuer",
                                way.tls() == null
                                        ? ""
                                        : way.tls().chain().get(0).issuer())
                        .because(answer.ref())
                        .build());
            }
        });
    }

    /** Null when something stands, and when nothing is known. */
    private static @Nullable String failure(Observation answer) {
        String why = null;
        for (var evidence : answer.evidence()) {
            if (evidence instanceof TcpConnect c) {
                if (c.failure() == null) {
                    return null;
                }
                why = c.failure().toString();
            } else if (evidence instanceof NameLookup l && l.failure() != null) {
                why = l.failure().toString();
            }
        }
        return why;
    }
}
