package io.azreach.net.internal;

import io.azreach.model.FailureKind;
import io.azreach.net.Connection;
import io.azreach.time.Deadline;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** TLS over another connection. Records are moved by hand, so that every byte of the peer is seen before JSSE sees it. */
final class TlsConnection implements Connection {
    /** A whole handshake of an honest server stays far below. */
    private static final int MOST_HANDSHAKE_BYTES = 256 * 1024;

    private static final int FIRST_TYPE = 20;
    private static final int LAST_TYPE = 24;
    private static final int MAJOR_VERSION = 3;

    private final Connection under;
    private final SSLEngine engine;
    private final ByteBuffer cipherIn;
    private final ByteBuffer cipherOut;
    private final ByteBuffer plainIn;
    private long received;
    private @Nullable IOException unsent;

    TlsConnection(Connection under, SSLEngine engine) {
        this.under = under;
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        this.cipherIn = ByteBuffer.allocate(packet).flip();
        this.cipherOut = ByteBuffer.allocate(packet);
        this.plainIn = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                .flip();
    }

    long received() {
        return received;
    }

    void handshake(Deadline until) throws IOException {
        var in = new TimedInput(under, until);
        under.readTimeout(until.remaining());
        engine.beginHandshake();
        try {
            while (step(in, engine.getHandshakeStatus())) {
                if (received > MOST_HANDSHAKE_BYTES) {
                    throw new StepException(
                            FailureKind.TOO_LARGE, "handshake of more than " + MOST_HANDSHAKE_BYTES + " bytes");
                }
            }
        } catch (SSLException e) {
            sendLastWord();
            throw e;
        } catch (EOFException e) {
            throw unsent == null ? e : unsent;
        }
        if (unsent != null) {
            throw unsent;
        }
    }

    private boolean step(InputStream in, HandshakeStatus status) throws IOException {
        switch (status) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> wrapHandshake();
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                if (!unwrap(in)) {
                    throw new EOFException("closed after " + received + " bytes");
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void runTasks() {
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /**
     * A server that ends a handshake sends an alert and closes; our next message then fails before the alert is read. So
     * reading goes on, and the failure counts only when nothing better comes.
     */
    private void wrapHandshake() throws IOException {
        try {
            wrap(ByteBuffer.allocate(0));
        } catch (SSLException | SocketTimeoutException | ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            unsent = e;
        }
    }

    private void wrap(ByteBuffer plain) throws IOException {
        cipherOut.clear();
        var result = engine.wrap(plain, cipherOut);
        under.out().write(cipherOut.array(), 0, cipherOut.position());
        if (result.getStatus() == Status.CLOSED && plain.hasRemaining()) {
            throw new EOFException("TLS closed");
        }
    }

    /** Tells the peer why we end, as a client should; whether it arrives does not matter any more. */
    private void sendLastWord() {
        try {
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                wrap(ByteBuffer.allocate(0));
            }
        } catch (IOException e) {
            System.getLogger(TlsConnection.class.getName()).log(System.Logger.Level.TRACE, "alert", e);
        }
    }

    /** Takes in one record, or some bytes toward it. False at the end of the stream. */
    private boolean unwrap(InputStream in) throws IOException {
        plainIn.compact();
        Status status;
        try {
            status = engine.unwrap(cipherIn, plainIn).getStatus();
        } finally {
            plainIn.flip();
        }
        return switch (status) {
            case BUFFER_UNDERFLOW -> receive(in);
            case CLOSED -> false;
            case OK -> true;
            case BUFFER_OVERFLOW -> throw new SSLException("record exceeds the maximum allowed size");
        };
    }

    private boolean receive(InputStream in) throws IOException {
        cipherIn.compact();
        try {
            int count = in.read(cipherIn.array(), cipherIn.position(), cipherIn.remaining());
            if (count < 0) {
                return false;
            }
            cipherIn.position(cipherIn.position() + count);
            boolean first = received == 0;
            received += count;
            if (first) {
                checkFirstBytes(count);
            }
            return true;
        } finally {
            cipherIn.flip();
        }
    }

    private void checkFirstBytes(int count) throws StepException {
        var bytes = cipherIn.array();
        boolean record = bytes[0] >= FIRST_TYPE && bytes[0] <= LAST_TYPE && (count < 2 || bytes[1] == MAJOR_VERSION);
        if (!record) {
            throw new StepException(FailureKind.TLS_NOT_TLS, Printable.ascii(bytes, count, 64));
        }
    }

    /** Fills the buffer of plain bytes; handshake records in between are answered. */
    private boolean fill() throws IOException {
        while (!plainIn.hasRemaining()) {
            var status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                runTasks();
            } else if (status == HandshakeStatus.NEED_WRAP && !engine.isOutboundDone()) {
                wrap(ByteBuffer.allocate(0));
            } else if (!unwrap(under.in())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public InputStream in() {
        return new BufferInput(plainIn, this::fill);
    }

    @Override
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                var plain = ByteBuffer.wrap(bytes, offset, length);
                while (plain.hasRemaining()) {
                    wrap(plain);
                }
            }
        };
    }

    @Override
    public InetSocketAddress remote() {
        return under.remote();
    }

    @Override
    public InetSocketAddress local() {
        return under.local();
    }

    @Override
    public void readTimeout(Duration limit) throws IOException {
        under.readTimeout(limit);
    }

    @Override
    public void close() {
        under.close();
    }
}
