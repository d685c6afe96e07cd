package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.PathMtu;
import io.azreach.model.evidence.PathTrace;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.util.Objects;
import java.util.OptionalInt;

/** A path that carries less than this machine's own links, and told so. */
final class PathMtuRule implements DiagnosisRule {
    private static final int USUAL = 1500;

    @Override
    public RuleId id() {
        return RuleId.of("core.path-mtu");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var own = evidence.all(InterfaceState.class).stream()
                .map(Recorded::evidence)
                .filter(i -> i.up() && !i.loopback())
                .mapToInt(InterfaceState::mtu)
                .min();
        for (var mtu : evidence.all(PathMtu.class)) {
            if (mtu.evidence().mtu() < limit(own)) {
                Way.direct(evidence).stream()
                        .filter(w -> w.target().hostPort().equals(mtu.target().hostPort()))
                        .forEach(way -> sink.report(finding(way, mtu)));
            }
        }
    }

    /** With unknown links nothing is known to be smaller than they are. */
    private static int limit(OptionalInt own) {
        return own.isPresent() ? Math.min(USUAL, own.getAsInt()) : 0;
    }

    private static Finding finding(Way way, Recorded<PathMtu> mtu) {
        var finding = way.into(Finding.of(NetworkFindings.type("PATH_MTU_REDUCED"), Confidence.CONFIRMED))
                .groupedBy("mtu", mtu.evidence().mtu())
                .arg("address", mtu.evidence().address().getHostAddress())
                .because(mtu.source().ref());
        mtu.source().evidence().stream()
                .filter(e -> e instanceof PathTrace)
                .flatMap(e -> ((PathTrace) e).hops().stream())
                .filter(h -> h.mtu() != null)
                .map(Hop::from)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(from -> finding.arg("hop", from.getHostAddress()));
        return finding.build();
    }
}
