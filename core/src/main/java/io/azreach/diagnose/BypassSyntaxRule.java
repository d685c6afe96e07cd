package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.HostPort;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.net.Cidr;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.util.Arrays;

/** Exceptions meant for a target of the run in a form that not every reader of the setting understands. */
final class BypassSyntaxRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.bypass-syntax");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        boolean windows = evidence.host().os() == Os.WINDOWS;
        for (var setting : evidence.all(ProxySetting.class)) {
            if (setting.evidence().readers().isEmpty() || setting.evidence().proxy() == null) {
                continue;
            }
            for (var entry : setting.evidence().bypass()) {
                Way.all(evidence).stream()
                        .filter(Way::web)
                        .filter(way -> windows ? onlyElsewhere(entry, way) : onlySomewhere(entry, way))
                        .forEach(way -> sink.report(finding(way, entry, setting)));
            }
        }
    }

    /** curl takes no wildcard within a name and no semicolon, and nobody looks a name up to compare it with a range. */
    private static boolean onlySomewhere(String entry, Way way) {
        if (entry.contains(";")) {
            return Arrays.stream(entry.split(";")).anyMatch(part -> meant(part, way));
        }
        return entry.length() > 1 && entry.contains("*") ? meant(entry, way) : holds(entry, way);
    }

    /** Windows wants a star in front of a domain and knows no ranges. */
    private static boolean onlyElsewhere(String entry, Way way) {
        return entry.startsWith(".") ? meant(entry, way) : holds(entry, way);
    }

    private static boolean meant(String entry, Way way) {
        return BypassEntry.matches(
                entry, new HostPort(way.target().host(), way.target().port()));
    }

    private static boolean holds(String entry, Way way) {
        return way.named()
                && Cidr.parse(entry)
                        .map(range -> way.evidence().all(NameLookup.class).stream()
                                .filter(l ->
                                        l.evidence().name().equals(way.target().host()))
                                .anyMatch(l -> l.evidence().addresses().stream().anyMatch(range::contains)))
                        .orElse(false);
    }

    private static Finding finding(Way way, String entry, Recorded<ProxySetting> setting) {
        return way.into(Finding.of(NetworkFindings.type("PROXY_BYPASS_SYNTAX"), Confidence.LIKELY))
                .groupedBy("entry", entry)
                .arg("setting", ProxyView.place(setting.evidence()))
                .because(setting.source().ref())
                .excluding("PROXY_BYPASS_MISSING")
                .build();
    }
}
