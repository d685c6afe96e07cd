package io.azreach.net;

import io.azreach.model.Provided;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * An open byte stream to a peer: TCP, or TLS over it. Used by one thread; {@link #close()} may be called from any thread and
 * wakes a blocked read.
 */
@Provided
public interface Connection extends Closeable {
    InetSocketAddress remote();

    InetSocketAddress local();

    /** Reads fail with {@code SocketTimeoutException} after the time set by {@link #readTimeout}. */
    InputStream in() throws IOException;

    OutputStream out() throws IOException;

    /** Limits every following read; rounded up to whole milliseconds. */
    void readTimeout(Duration limit) throws IOException;

    /**
     * Ends with a reset, so that neither end, nor what stands between them, remembers the connection and its port is free
     * at once. Never throws.
     */
    default void abort() {
        close();
    }

    /** Never throws: a connection that cannot be closed properly is gone all the same. */
    @Override
    void close();
}
