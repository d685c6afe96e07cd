package io.azreach.net.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What one view of the network has open. Closing it is the request to stop; what is opened later is closed at once. */
final class OpenResources implements Closeable {
    private final Set<Closeable> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean stopped;

    <C extends Closeable> C add(C resource) {
        synchronized (this) {
            if (!stopped) {
                open.add(resource);
                return resource;
            }
        }
        closeQuietly(resource);
        return resource;
    }

    synchronized void forget(Closeable resource) {
        open.remove(resource);
    }

    synchronized boolean stopped() {
        return stopped;
    }

    @Override
    public void close() {
        List<Closeable> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(open);
            open.clear();
        }
        all.forEach(OpenResources::closeQuietly);
    }

    /** A resource that cannot be closed properly is gone all the same. */
    static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            System.getLogger(OpenResources.class.getName()).log(System.Logger.Level.TRACE, "close", e);
        }
    }
}
