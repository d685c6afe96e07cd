package io.azreach.probe.pac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Now is Monday, 23 November 2026, 00:30 in Tokyo, which is Sunday, 15:30 in universal time. */
class TimeFunctionsTest {
    private final TimeFunctions time = new TimeFunctions(ZonedDateTime.parse("2026-11-23T00:30:00+09:00[Asia/Tokyo]"));

    @ParameterizedTest
    @CsvSource({
        "MON, true",
        "SUN, false",
        "SUN GMT, true",
        "MON FRI, true",
        "TUE FRI, false",
        "SAT TUE, true",
        "FRI SUN, false",
        "FRI SUN GMT, true",
        "MONDAY, false",
        "GMT, false"
    })
    void weekdaysMayWrapAroundTheWeek(String arguments, boolean expected) {
        assertEquals(expected, time.weekdayRange(words(arguments)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "15, false",
        "15 GMT, true",
        "9 17, false",
        "9 17 GMT, true",
        "15 15 GMT, true",
        "23 30 1 0, true",
        "0 31 0 40, false",
        "0 0 0 0 30 0, true",
        "0 0 0 0 29 59, false",
        "25 61, false",
        "nonsense, false",
        "1 2 3, false"
    })
    void hoursMinutesAndSecondsAreCompared(String arguments, boolean expected) {
        assertEquals(expected, time.timeRange(words(arguments)));
    }

    @ParameterizedTest
    @CsvSource({
        "23, true",
        "22 GMT, true",
        "NOV, true",
        "2026, true",
        "2025, false",
        "1 23, true",
        "24 30, false",
        "25 24, true",
        "OCT DEC, true",
        "DEC FEB, false",
        "NOV FEB, true",
        "2020 2030, true",
        "1 NOV 23 NOV, true",
        "24 NOV 1 DEC, false",
        "24 DEC 1 DEC, true",
        "NOV 2026 JAN 2027, true",
        "DEC 2026 JAN 2027, false",
        "1 JAN 2026 31 DEC 2026, true",
        "1 JAN 2027 31 DEC 2027, false",
        "1 NOV 2026, false",
        "1 NOV 2 2026, false",
        "nonsense, false",
        "0, false"
    })
    void datesAreComparedByThePartsGiven(String arguments, boolean expected) {
        assertEquals(expected, time.dateRange(words(arguments)));
    }

    private static List<String> words(String arguments) {
        return List.of(arguments.split(" "));
    }
}
