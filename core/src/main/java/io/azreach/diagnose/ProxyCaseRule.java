package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.RuleId;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A proxy variable whose two spellings differ in one place, or that stands only in the spelling nobody reads. */
final class ProxyCaseRule implements DiagnosisRule {
    /** curl and what is built on it take it only in lower case. */
    private static final String UNREAD = "HTTP_PROXY";

    @Override
    public RuleId id() {
        return RuleId.of("core.proxy-case");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        if (evidence.host().os() == Os.WINDOWS) {
            return; // names of variables do not differ by case there
        }
        var settings = evidence.all(ProxySetting.class);
        boolean plain = evidence.targets().stream().anyMatch(t -> t.scheme().equals("http"));
        for (var upper : settings) {
            var key = upper.evidence().key();
            if (!key.matches("(HTTPS?|ALL)_PROXY")) {
                continue;
            }
            var lower = settings.stream().filter(s -> spelled(s, upper)).findFirst();
            if (lower.map(s -> differ(s.evidence(), upper.evidence())).orElse(plain && key.equals(UNREAD))) {
                sink.report(finding(upper, lower));
            }
        }
    }

    private static boolean spelled(Recorded<ProxySetting> lower, Recorded<ProxySetting> upper) {
        return lower.evidence().source().equals(upper.evidence().source())
                && lower.source().ref().equals(upper.source().ref())
                && lower.evidence().key().equals(upper.evidence().key().toLowerCase(Locale.ROOT));
    }

    private static boolean differ(ProxySetting a, ProxySetting b) {
        return !Objects.equals(a.proxy(), b.proxy()) || !Objects.equals(a.problem(), b.problem());
    }

    private static Finding finding(Recorded<ProxySetting> upper, Optional<Recorded<ProxySetting>> lower) {
        var finding = Finding.of(NetworkFindings.type("PROXY_ENV_CASE_CONFLICT"), Confidence.CONFIRMED)
                .on(Target.MACHINE)
                .groupedBy("source", upper.evidence().source())
                .arg("actual", words(upper.evidence()))
                .because(upper.source().ref())
                .excluding("PROXY_SETTINGS_DISAGREE");
        lower.ifPresent(s -> finding.arg("expected", words(s.evidence())));
        return finding.build();
    }

    private static String words(ProxySetting setting) {
        var value = setting.proxy() == null ? Objects.requireNonNullElse(setting.problem(), "") : setting.proxy();
        return setting.key() + "=" + value;
    }
}
