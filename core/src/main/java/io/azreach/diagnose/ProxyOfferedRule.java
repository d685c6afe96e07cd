package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A direct way that is closed by more than silence (a refusal, a name that nobody here resolves, a handshake that is cut), where a
 * proxy that the machine knows leads to the genuine target. Without an exception or a script that chose the direct way it counts
 * only when no direct way works: a single fault next to working ones is no policy.
 */
final class ProxyOfferedRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.proxy-offered");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var direct = Way.direct(evidence).stream().filter(Way::web).toList();
        boolean anyWorks = direct.stream().anyMatch(Way::works);
        for (var way : direct) {
            boolean chosen = ProxyPaths.bypassing(way).isPresent()
                    || ProxyPaths.sentDirect(way).isPresent();
            closed(way)
                    .filter(why -> chosen || !anyWorks)
                    .flatMap(why -> ProxyPaths.leading(way, sink).map(path -> finding(way, why, path)))
                    .ifPresent(sink::report);
        }
    }

    private static Optional<Failure> closed(Way way) {
        if (way.unresolved()) {
            return Optional.ofNullable(Objects.requireNonNull(way.lookup()).failure());
        }
        if (way.connectFailed()) {
            var kinds = failures(way);
            boolean silence = kinds.stream().anyMatch(f -> f.kind() == FailureKind.TIMEOUT);
            return silence ? Optional.empty() : kinds.stream().findFirst();
        }
        var tls = way.tls();
        return tls == null ? Optional.empty() : Optional.ofNullable(tls.failure());
    }

    private static List<Failure> failures(Way way) {
        return way.connects().stream()
                .map(TcpConnect::failure)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Finding finding(Way way, Failure why, ProxyPaths.Path path) {
        var script = ProxyPaths.sentDirect(way);
        var bypass = ProxyPaths.bypassing(way);
        var id = script.isPresent()
                ? "PROXY_PAC_RESULT"
                : bypass.isPresent() ? "PROXY_BYPASS_TOO_BROAD" : "PROXY_REQUIRED_NOT_SET";
        FindingBuilder finding = way.into(Finding.of(NetworkFindings.type(id), Confidence.CONFIRMED))
                .arg("detail", why)
                .because(path.because());
        if (script.isPresent()) {
            finding.groupedBy("url", script.get().evidence().script())
                    .arg("actual", String.join("; ", script.get().evidence().ways()))
                    .arg("expected", "PROXY " + path.proxy())
                    .because(script.get().source().ref());
            return finding.build();
        }
        finding.groupedBy("proxy", path.proxy());
        bypass.ifPresentOrElse(
                b -> finding.groupedBy("entry", b.entry()).arg("setting", b.setting()),
                () -> finding.arg("setting", path.knownFrom()));
        return finding.build();
    }
}
