package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DerTest {
    @Test
    void elementsAreReadWithShortAndLongLengths() {
        byte[] bytes = {0x30, 3, 4, 1, 7, 4, (byte) 0x81, 2, 8, 9};
        var found = Der.parse(bytes);
        assertEquals(2, found.size());
        assertEquals(1, found.get(0).children().size());
        assertArrayEquals(new byte[] {7}, found.get(0).children().get(0).content());
        assertArrayEquals(new byte[] {8, 9}, found.get(1).content());
        assertEquals(List.of(), found.get(1).children());
    }

    @Test
    void elementThatIsCutOffIsLeftOut() {
        assertEquals(1, Der.parse(new byte[] {4, 1, 7, 4, 9, 1}).size());
        assertEquals(0, Der.parse(new byte[] {4, (byte) 0x84, 1, 1, 1, 1, 0}).size());
        assertEquals(0, Der.parse(new byte[] {4, (byte) 0x83, 1}).size());
        assertEquals(0, Der.parse(new byte[] {4}).size());
    }

    @Test
    void noBytesBreakTheReader() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            int length = Der.parse(bytes).stream()
                    .mapToInt(each -> each.content().length)
                    .sum();
            assertEquals(length, Math.min(length, bytes.length));
        }
    }
}
