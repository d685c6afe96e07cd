package io.azreach.diagnose;

import io.azreach.model.ObservationId;
import io.azreach.model.Target;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.NtpAnswer;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far this machine's clock is ahead of the servers'; negative when it is behind.
 *
 * @param ahead the median over servers
 * @param samples how many servers agree
 * @param because the observations
 */
record ClockSkew(Duration ahead, int samples, SortedSet<ObservationId> because) {
    /** The Date header has whole seconds, and a server may take its time to answer. */
    private static final Duration AGREE = Duration.ofSeconds(10);

    private static final int ENOUGH = 3;

    /** What one server says, and where it was asked. */
    record Sample(Duration ahead, Target target, ObservationId source) {}

    /** The skew, when enough servers agree on it; one odd server or a proxy's stale page must not move it. */
    static Optional<ClockSkew> of(EvidenceView evidence) {
        var byServer = samples(evidence);
        if (byServer.isEmpty()) {
            return Optional.empty();
        }
        if (byServer.size() == 1) {
            return alone(byServer.get(0), evidence);
        }
        var sorted = byServer.stream().map(Sample::ahead).sorted().toList();
        var median = sorted.get(sorted.size() / 2);
        var agreeing = byServer.stream()
                .filter(s -> s.ahead().minus(median).abs().compareTo(AGREE) <= 0)
                .toList();
        int needed = Math.min(ENOUGH, Math.max(2, byServer.size()));
        if (agreeing.size() < needed || agreeing.size() * 2 <= byServer.size()) {
            return Optional.empty();
        }
        var because = new TreeSet<ObservationId>();
        agreeing.forEach(s -> because.add(s.source()));
        return Optional.of(new ClockSkew(median, agreeing.size(), because));
    }

    /** Servers whose clocks are far from those that agree. */
    List<Sample> odd(EvidenceView evidence, Duration far) {
        return samples(evidence).stream()
                .filter(s -> s.ahead().minus(ahead).abs().compareTo(far) > 0)
                .toList();
    }

    /**
     * One server counts where it is known to be Azure's, whose clocks are right, and where a certificate says the same: out of
     * date by this clock, and not by the server's.
     */
    private static Optional<ClockSkew> alone(Sample only, EvidenceView evidence) {
        var skew = new ClockSkew(only.ahead(), 1, new TreeSet<>(List.of(only.source())));
        return Optional.of(skew).filter(s -> s.spoils(evidence) || genuine(only, evidence));
    }

    private static boolean genuine(Sample only, EvidenceView evidence) {
        return evidence.on(only.target(), TlsHandshake.class).stream()
                .map(Recorded::evidence)
                .anyMatch(tls -> Boolean.TRUE.equals(tls.nameMatches()) && tls.verdictOf("azure") == Verdict.TRUSTED);
    }

    /** Some certificate of the run is refused for its dates and would not be by the servers' clocks. */
    boolean spoils(EvidenceView evidence) {
        return evidence.all(TlsHandshake.class).stream().anyMatch(tls -> OutOfDate.in(tls.evidence())
                .filter(late -> explains(late, tls))
                .isPresent());
    }

    boolean explains(OutOfDate late, Recorded<TlsHandshake> seen) {
        return late.validAt(seen.source().startedAt().minus(ahead));
    }

    /** One sample per server. */
    private static List<Sample> samples(EvidenceView evidence) {
        var byAnswerer = new TreeMap<String, Sample>();
        for (var http : evidence.all(HttpExchange.class)) {
            fromDate(http.evidence())
                    .ifPresent(ahead -> byAnswerer.putIfAbsent(
                            answerer(http),
                            new Sample(ahead, http.target(), http.source().ref())));
        }
        for (var ntp : evidence.all(NtpAnswer.class)) {
            var offset = ntp.evidence().offset();
            if (offset != null) {
                byAnswerer.put(
                        "ntp " + ntp.evidence().server(),
                        new Sample(offset.negated(), ntp.target(), ntp.source().ref()));
            }
        }
        return new ArrayList<>(byAnswerer.values());
    }

    /** A box that answers in the place of many servers has one clock only; one that hands on what they say answers variously. */
    private static String answerer(Recorded<HttpExchange> http) {
        var store = http.target().service().equals("generic") ? "os" : "azure";
        var look = http.evidence().status() + " " + http.evidence().header("server");
        return http.source().evidence().stream()
                .filter(e -> e instanceof TlsHandshake tls && tls.verdictOf(store) == Verdict.NO_PATH)
                .map(e -> ((TlsHandshake) e).chain())
                .map(chain -> "box of " + chain.get(chain.size() - 1).issuer() + " " + look)
                .findFirst()
                .orElse(http.target().host());
    }

    private static Optional<Duration> fromDate(HttpExchange http) {
        var date = http.header("date");
        if (date == null || http.answeredAt() == null || http.header("age") != null) {
            return Optional.empty();
        }
        try {
            var server = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var midway = http.answeredAt().minus(http.took().dividedBy(2));
            return Optional.of(Duration.between(server.plusMillis(500), midway));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
