package io.azreach.net.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads from a buffer that something else fills, so that reading single bytes is cheap and nothing is read ahead and lost. */
final class BufferInput extends InputStream {
    /** Puts at least one byte into the buffer and leaves it ready for reading. */
    @FunctionalInterface
    interface Filler {
        /** False at the end of the stream. */
        boolean fill() throws IOException;
    }

    private final ByteBuffer buffer;
    private final Filler filler;

    BufferInput(ByteBuffer buffer, Filler filler) {
        this.buffer = buffer;
        this.filler = filler;
    }

    @Override
    public int read() throws IOException {
        return buffer.hasRemaining() || filler.fill() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!buffer.hasRemaining() && !filler.fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, count);
        return count;
    }

    @Override
    public int available() {
        return buffer.remaining();
    }
}
