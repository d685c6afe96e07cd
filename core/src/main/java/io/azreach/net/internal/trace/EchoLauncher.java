package io.azreach.net.internal.trace;

import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Sends echo requests to one destination. */
final class EchoLauncher implements Launcher<EchoShot>, AutoCloseable {
    /** Windows gives up that much sooner than whoever waits, so that its word on a silent hop is heard. */
    private static final int EARLIER_MILLIS = 100;

    private final EchoApi api;
    private final NanoClock clock;
    private final EchoShot.Aim aim;
    private final int openError;
    private final List<EchoShot> fired = new ArrayList<>();

    EchoLauncher(EchoApi api, InetAddress remote, NanoClock clock) {
        this.api = api;
        this.clock = clock;
        this.aim = new EchoShot.Aim(remote, api.openFile(remote instanceof Inet6Address));
        this.openError = isOpen() ? 0 : api.lastError();
    }

    /** Why no file was given; 0 when there is one. */
    int openError() {
        return openError;
    }

    @Override
    public EchoShot fire(int ttl, Deadline patience) {
        int millis = Math.max(1, patience.socketMillis() - EARLIER_MILLIS);
        var shot = EchoShot.fire(api, aim, ttl, millis, clock);
        fired.add(shot);
        return shot;
    }

    @Override
    public void collect(List<EchoShot> pending, int millis) {
        api.awaitAny(pending.stream().mapToLong(EchoShot::event).toArray(), millis);
        pending.forEach(EchoShot::collect);
    }

    private boolean isOpen() {
        return aim.file() != EchoApi.INVALID;
    }

    /** A file with a request under way stays open: nobody promises what its end does to the request. */
    @Override
    public void close() {
        if (isOpen() && fired.stream().noneMatch(Shot::isPending)) {
            api.closeFile(aim.file());
        }
    }
}
