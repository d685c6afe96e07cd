package io.azreach.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({"abc, 3", "\u65e5\u672c, 4", "\ud55c\uad6d\uc5b4, 6", "e\u0301, 1", "\uff76\uff9e, 2", "\ud840\udc0b, 2"
    })
    void wideCharactersTakeTwoColumnsAndMarksNone(String text, int columns) {
        assertEquals(columns, Columns.width(text));
    }

    @Test
    void cutTextFitsAndSaysSo() {
        assertEquals("abc~", Columns.cut("abcdef", 4));
        assertEquals("\u65e5~", Columns.cut("\u65e5\u672c\u8a9e", 4));
        assertEquals("abcd", Columns.cut("abcd", 4));
    }

    @Test
    void wordsAreWrappedAndLongOnesStayWhole() {
        assertEquals(List.of("one two", "three"), Columns.wrap("one two three", 8));
        assertEquals(
                List.of("see", "https://a.example/long/path", "now"),
                Columns.wrap("see https://a.example/long/path now", 10));
        assertEquals(List.of(""), Columns.wrap("", 10));
    }

    @Test
    void wideTextIsWrappedBetweenCharactersAndNeverBeginsWithAFullStop() {
        var lines = Columns.wrap("\u3053\u308c\u306f\u65e5\u672c\u8a9e\u3002", 12);
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("\u3002")), lines::toString);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 12_345_000, 60_000_000_000L, 1_999_000})
    void millisecondsComeBackAsTheyWent(long nanos) {
        var length = Duration.ofNanos(nanos);
        assertEquals(length, Spans.ofMillis(Spans.millis(length)));
    }

    @Test
    void millisecondsHaveNoNeedlessDigits() {
        assertEquals(new BigDecimal("100"), Spans.millis(Duration.ofMillis(100)));
        assertEquals("12.346", Spans.millis(Duration.ofNanos(12_345_678)).toPlainString());
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "10.0.0.1, 10.0.0.1"
    })
    void addressesAreCanonical(String text, String canonical) throws UnknownHostException {
        assertEquals(canonical, Literals.of(InetAddress.getByName(text)));
        assertEquals(InetAddress.getByName(text), Literals.address(canonical).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "1.2.3", "1.2.3.256", "example.com", "", "::zz", "1:2", "12345"})
    void namesAreNeverLookedUp(String text) {
        assertTrue(Literals.address(text).isEmpty());
    }
}
