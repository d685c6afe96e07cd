package io.azreach.net.internal;

import io.azreach.net.Connection;
import io.azreach.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** Reads of one step: all of them together end at the deadline, however many bytes dribble in. */
final class TimedInput extends InputStream {
    private final Connection connection;
    private final Deadline until;
    private final InputStream in;

    TimedInput(Connection connection, Deadline until) throws IOException {
        this.connection = connection;
        this.until = until;
        this.in = connection.in();
    }

    @Override
    public int read() throws IOException {
        arm();
        return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        arm();
        return in.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    private void arm() throws IOException {
        if (until.isReached()) {
            throw new SocketTimeoutException("no time left");
        }
        connection.readTimeout(until.remaining());
    }
}
