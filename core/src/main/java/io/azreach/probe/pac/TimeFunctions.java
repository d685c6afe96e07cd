package io.azreach.probe.pac;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * The functions about dates that every script may call. Arguments are numbers or words; a last {@code GMT} asks for universal
 * time; what makes no sense gives false.
 */
final class TimeFunctions {
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private final ZonedDateTime now;

    TimeFunctions(ZonedDateTime now) {
        this.now = now;
    }

    boolean weekdayRange(List<String> arguments) {
        var days = withoutZone(arguments).stream().map(DAYS::indexOf).toList();
        if (days.isEmpty() || days.size() > 2 || days.contains(-1)) {
            return false;
        }
        int today = at(arguments).getDayOfWeek().getValue() % 7;
        return between(days.get(0), today, days.get(days.size() - 1));
    }

    /** Hours alone include the whole last hour, as in browsers; with minutes or seconds the range may pass midnight. */
    boolean timeRange(List<String> arguments) {
        var parts = withoutZone(arguments).stream().map(TimeFunctions::number).toList();
        if (parts.stream().anyMatch(n -> n < 0 || n > 59)) {
            return false;
        }
        var time = at(arguments).toLocalTime();
        return switch (parts.size()) {
            case 1 -> parts.get(0) == time.getHour();
            case 2 -> parts.get(0) <= time.getHour() && time.getHour() <= parts.get(1);
            case 4 -> between(seconds(parts.get(0), parts.get(1), 0), time, seconds(parts.get(2), parts.get(3), 59));
            case 6 ->
                between(
                        seconds(parts.get(0), parts.get(1), parts.get(2)),
                        time,
                        seconds(parts.get(3), parts.get(4), parts.get(5)));
            default -> false;
        };
    }

    /** Days, months, years or their combinations, one moment or two with the same parts. */
    boolean dateRange(List<String> arguments) {
        var parts = withoutZone(arguments);
        if (parts.isEmpty() || parts.size() > 6 || (parts.size() > 1 && parts.size() % 2 == 1)) {
            return false;
        }
        int half = Math.max(1, parts.size() / 2);
        var from = PartialDate.of(parts.subList(0, half));
        var until = PartialDate.of(parts.subList(parts.size() - half, parts.size()));
        if (!from.isValid() || !until.isValid() || !from.hasPartsOf(until)) {
            return false;
        }
        return between(from.key(), from.masked(at(arguments)).key(), until.key());
    }

    private ZonedDateTime at(List<String> arguments) {
        boolean universal =
                !arguments.isEmpty() && arguments.get(arguments.size() - 1).equals("GMT");
        return universal ? now.withZoneSameInstant(ZoneOffset.UTC) : now;
    }

    private static List<String> withoutZone(List<String> arguments) {
        int last = arguments.size() - 1;
        return last >= 0 && arguments.get(last).equals("GMT") ? arguments.subList(0, last) : arguments;
    }

    private static boolean between(int from, LocalTime time, int until) {
        return between(from, time.toSecondOfDay(), until);
    }

    private static boolean between(int from, int value, int until) {
        return from <= until ? from <= value && value <= until : value >= from || value <= until;
    }

    private static int seconds(int hour, int minute, int second) {
        return (hour * 60 + minute) * 60 + second;
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }

    /** A date of which some parts may be missing; those are -1. */
    private record PartialDate(int year, int month, int day) {
        static PartialDate of(List<String> words) {
            var date = new PartialDate(-1, -1, -1);
            for (var word : words) {
                date = date.with(word);
            }
            return date;
        }

        private PartialDate with(String word) {
            int month = MONTHS.indexOf(word);
            if (month >= 0) {
                return new PartialDate(year, month + 1, day);
            }
            int number = number(word);
            return number > 31 ? new PartialDate(number, this.month, day) : new PartialDate(year, this.month, number);
        }

        boolean isValid() {
            return day != 0 && (year > 0 || month > 0 || day > 0);
        }

        boolean hasPartsOf(PartialDate other) {
            return year > 0 == other.year > 0 && month > 0 == other.month > 0 && day > 0 == other.day > 0;
        }

        PartialDate masked(ZonedDateTime now) {
            return new PartialDate(
                    year > 0 ? now.getYear() : -1,
                    month > 0 ? now.getMonthValue() : -1,
                    day > 0 ? now.getDayOfMonth() : -1);
        }

        int key() {
            return (Math.max(0, year) * 16 + Math.max(0, month)) * 32 + Math.max(0, day);
        }
    }
}
