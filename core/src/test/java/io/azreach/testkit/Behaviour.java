package io.azreach.testkit;

import java.io.IOException;
import java.net.Socket;

/** What a server does with one accepted connection. Runs on a thread of its own; the socket is closed afterwards. */
@FunctionalInterface
public interface Behaviour {
    void serve(Socket peer) throws IOException;
}
