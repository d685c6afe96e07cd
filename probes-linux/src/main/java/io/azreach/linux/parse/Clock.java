package io.azreach.linux.parse;

import io.azreach.model.evidence.TimeService;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the programs that keep a clock say about it. Empty when the text is not theirs. */
public final class Clock {
    private static final int CHRONY_COLUMNS = 14;
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}:\\d{2})");
    private static final Map<String, String> FACTS = Map.of(
            "Timezone", "timezone", "LocalRTC", "local-rtc", "NTP", "ntp", "NTPSynchronized", "ntp-synchronized");

    private Clock() {}

    /**
     * {@code chronyc -c tracking}. Column 5 is the correction still to be made to the system clock, so it is positive when
     * the clock is behind; column 14 is never translated.
     */
    public static Optional<TimeService> chrony(String csv) {
        var c = csv.strip().split(",", -1);
        if (c.length < CHRONY_COLUMNS || !c[2].matches("[0-9]{1,2}") || !c[4].matches("-?[0-9]{1,12}\\.[0-9]+")) {
            return Optional.empty();
        }
        boolean synchronised = Integer.parseInt(c[2]) > 0 && !c[13].startsWith("Not");
        var reference = c[1].isBlank() ? null : c[1];
        var offset = Duration.ofNanos(new BigDecimal(c[4]).movePointRight(9).longValue());
        return Optional.of(new TimeService("chrony", synchronised, reference, synchronised ? offset : null));
    }

    /** {@code timedatectl show}. */
    public static Optional<TimeService> timedatectl(String text) {
        var synchronised = properties(text).get("NTPSynchronized");
        return synchronised == null
                ? Optional.empty()
                : Optional.of(new TimeService("timedatectl", synchronised.equals("yes"), null, null));
    }

    /** Facts of {@code timedatectl show}; {@code system-minus-rtc-seconds} where both clocks are shown. */
    public static Map<String, String> timedatectlFacts(String text) {
        var properties = properties(text);
        var facts = new TreeMap<String, String>();
        properties.forEach((name, value) -> {
            var fact = FACTS.get(name);
            if (fact != null && !value.isEmpty()) {
                facts.put(fact, value);
            }
        });
        var system = moment(properties.getOrDefault("TimeUSec", ""));
        var rtc = moment(properties.getOrDefault("RTCTimeUSec", ""));
        if (system.isPresent() && rtc.isPresent()) {
            var difference = Duration.between(rtc.get(), system.get());
            facts.put("system-minus-rtc-seconds", Long.toString(difference.toSeconds()));
        }
        return facts;
    }

    private static Map<String, String> properties(String text) {
        var properties = new TreeMap<String, String>();
        IniFile.parse(text).entries().forEach(entry -> properties.put(entry.key(), entry.value()));
        return properties;
    }

    private static Optional<LocalDateTime> moment(String text) {
        var found = MOMENT.matcher(text);
        try {
            return found.find()
                    ? Optional.of(LocalDateTime.parse(found.group(1) + "T" + found.group(2)))
                    : Optional.empty();
        } catch (java.time.format.DateTimeParseException impossible) {
            return Optional.empty();
        }
    }
}
