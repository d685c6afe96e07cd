package io.azreach.azure.upload;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Content that nothing on the way can compress, and that can be told again from any place. */
final class TestContent {
    private static final int TILE = 1024 * 1024;

    private final byte[] tile = new byte[TILE];

    TestContent(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < TILE; i += Long.BYTES) {
            long value = random.nextLong();
            for (int b = 0; b < Long.BYTES; b++) {
                tile[i + b] = (byte) (value >>> (b * Byte.SIZE));
            }
        }
    }

    byte[] at(long offset, int count) {
        var piece = new byte[count];
        int done = 0;
        while (done < count) {
            int from = (int) ((offset + done) % TILE);
            int length = Math.min(count - done, TILE - from);
            System.arraycopy(tile, from, piece, done, length);
            done += length;
        }
        return piece;
    }

    boolean matches(long offset, byte[] piece) {
        return Arrays.equals(at(offset, piece.length), piece);
    }
}
