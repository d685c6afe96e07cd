package io.azreach.azure.upload;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.util.Arrays;
import java.util.Optional;
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

    /** Where and how a piece that was read back is not what was written: other bytes, or the end of it missing. */
    record Difference(int offset, Failure failure) {}

    /** Empty when the piece is as it was written. */
    Optional<Difference> difference(long offset, int count, byte[] piece) {
        int first = Arrays.mismatch(at(offset, count), piece);
        if (first < 0) {
            return Optional.empty();
        }
        var failure = first == piece.length
                ? new Failure(FailureKind.CLOSED, piece.length + " of " + count + " bytes came")
                : new Failure(FailureKind.UNKNOWN, "the bytes differ from those written");
        return Optional.of(new Difference(first, failure));
    }
}
