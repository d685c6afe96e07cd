package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.NtpAnswer;
import io.azreach.model.evidence.TimeService;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Whether this machine's clock agrees with those of the servers it talks to. */
final class ClockRule implements DiagnosisRule {
    /** From here on tokens and signatures begin to be at risk. */
    private static final Duration NOTICED = Duration.ofMinutes(1);
    /** Fewer servers may all be behind one wrong clock. */
    private static final int SURE = 3;
    /** Storage refuses whatever is signed, and Site Recovery's setup fails, beyond this difference. */
    private static final Duration FATAL = Duration.ofMinutes(15);

    @Override
    public RuleId id() {
        return RuleId.of("core.clock");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        ClockSkew.of(evidence).ifPresent(skew -> {
            if (skew.ahead().abs().compareTo(NOTICED) > 0) {
                sink.report(skewed(skew, evidence));
            } else {
                skew.odd(evidence, NOTICED).forEach(one -> sink.report(odd(one, skew)));
            }
        });
        for (var ntp : evidence.all(NtpAnswer.class)) {
            if (ntp.evidence().failure() != null && ntp.target().scheme().equals("ntp")) {
                sink.report(Finding.of(NetworkFindings.type("TIME_NTP_UNREACHABLE"), Confidence.LIKELY)
                        .on(ntp.target())
                        .groupedBy("server", ntp.evidence().server())
                        .arg("address", ntp.evidence().address().getHostAddress())
                        .severity(keepsTime(evidence) ? Severity.RISK : new Way(ntp.target(), evidence).whenClosed())
                        .because(ntp.source().ref())
                        .build());
            }
        }
    }

    /** The machine follows a clock of its own choice, say a domain controller's, and misses nothing. */
    private static boolean keepsTime(EvidenceView evidence) {
        return evidence.all(TimeService.class).stream()
                .anyMatch(t -> Boolean.TRUE.equals(t.evidence().synchronised()));
    }

    private static Finding skewed(ClockSkew skew, EvidenceView evidence) {
        var id = skew.ahead().isNegative() ? "TIME_SKEW_BEHIND" : "TIME_SKEW_AHEAD";
        var other = skew.ahead().isNegative() ? "TIME_SKEW_AHEAD" : "TIME_SKEW_BEHIND";
        boolean fatal = skew.ahead().abs().compareTo(FATAL) > 0 || skew.spoils(evidence);
        var finding = Finding.of(
                        NetworkFindings.type(id), skew.samples() < SURE ? Confidence.LIKELY : Confidence.CONFIRMED)
                .severity(fatal ? Severity.BLOCKER : Severity.DEGRADED)
                .on(Target.MACHINE)
                .arg("offset", words(skew.ahead().abs()))
                .arg("samples", skew.samples())
                .because(skew.because())
                .excluding(other, "HTTP_DATE_ODD");
        source(evidence).ifPresent(source -> finding.arg("source", source));
        return finding.build();
    }

    private static Finding odd(ClockSkew.Sample sample, ClockSkew agreed) {
        return Finding.of(NetworkFindings.type("HTTP_DATE_ODD"), Confidence.CONFIRMED)
                .on(sample.target())
                .groupedBy("host", sample.target().host())
                .arg("port", sample.target().port())
                .arg("offset", words(sample.ahead().minus(agreed.ahead()).abs()))
                .arg("samples", agreed.samples())
                .because(sample.source())
                .excluding("TIME_SKEW_AHEAD", "TIME_SKEW_BEHIND")
                .build();
    }

    private static Optional<String> source(EvidenceView evidence) {
        return evidence.all(TimeService.class).stream()
                .map(t -> t.evidence().reference())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String words(Duration length) {
        long minutes =
                Duration.ofSeconds(Math.round(length.toMillis() / 1000.0)).toMinutes();
        long hours = minutes / 60;
        if (hours >= 48) {
            return hours / 24 + " d " + hours % 24 + " h";
        }
        long seconds = Math.round(length.toMillis() / 1000.0) % 60;
        return hours > 0 ? hours + " h " + minutes % 60 + " min" : minutes + " min " + seconds + " s";
    }
}
