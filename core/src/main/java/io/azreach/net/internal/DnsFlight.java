package io.azreach.net.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/** A question under way to a server, over one transport. */
interface DnsFlight extends Closeable {
    void start(Selector selector, Object attachment) throws IOException;

    /** Sends the question again, where the transport does not do so itself. */
    void again() throws IOException;

    /** Does what can be done without waiting. Returns a whole reply, or null while there is none. */
    byte @Nullable [] advance() throws IOException;

    /** Whether another reply may follow one that was of no use. */
    boolean mayBringMore();
}
