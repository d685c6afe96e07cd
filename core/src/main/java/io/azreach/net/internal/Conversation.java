package io.azreach.net.internal;

import io.azreach.model.Attempt;
import io.azreach.model.FailureKind;
import io.azreach.net.Connection;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

/** Sends bytes and listens until the peer has nothing more to say. */
final class Conversation {
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** Long enough for the kernel to let a packet go before it could join the next piece to it. */
    private static final Duration BETWEEN_PIECES = Duration.ofMillis(30);

    private final NanoClock nano;

    Conversation(NanoClock nano) {
        this.nano = nano;
    }

    Attempt<byte[]> hold(Connection connection, List<byte[]> pieces, int limit, Deadline until) {
        var watch = Stopwatch.start(nano);
        var heard = new ByteArrayOutputStream();
        try {
            send(connection, pieces, heard, until);
            listen(connection, heard, limit, until);
        } catch (IOException e) {
            if (heard.size() == 0) {
                return Attempt.failed(Failures.of(e, watch.elapsed()), watch.elapsed());
            }
        }
        return Attempt.succeeded(heard.toByteArray(), watch.elapsed());
    }

    private static void send(Connection connection, List<byte[]> pieces, ByteArrayOutputStream heard, Deadline until)
            throws IOException {
        for (int i = 0; i < pieces.size() && (i == 0 || quiet(connection, heard, until)); i++) {
            connection.readTimeout(until.remaining());
            connection.out().write(pieces.get(i));
            connection.out().flush();
        }
    }

    /** Whether the peer lets a moment pass; what it says instead is kept. */
    private static boolean quiet(Connection connection, ByteArrayOutputStream heard, Deadline until)
            throws IOException {
        try {
            int first = new TimedInput(connection, until.atMost(BETWEEN_PIECES)).read();
            if (first >= 0) {
                heard.write(first);
            }
            return false;
        } catch (SocketTimeoutException expected) {
            return true;
        }
    }

    private static void listen(Connection connection, ByteArrayOutputStream heard, int limit, Deadline until)
            throws IOException {
        var buffer = new byte[4096];
        var wait = until;
        while (heard.size() < limit) {
            int most = Math.min(buffer.length, limit - heard.size());
            int count = new TimedInput(connection, wait).read(buffer, 0, most);
            if (count < 0) {
                break;
            }
            heard.write(buffer, 0, count);
            wait = until.atMost(PAUSE);
        }
        if (heard.size() == 0 && limit > 0) {
            throw new StepException(FailureKind.CLOSED, null);
        }
    }
}
