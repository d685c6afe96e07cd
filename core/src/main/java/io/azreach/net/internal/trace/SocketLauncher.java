package io.azreach.net.internal.trace;

import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.util.List;

/** Sends from sockets of Linux. */
final class SocketLauncher implements Launcher<SocketShot> {
    private final LinuxSockets sockets;
    private final SocketShot.Aim aim;
    private final NanoClock clock;

    SocketLauncher(LinuxSockets sockets, SocketShot.Aim aim, NanoClock clock) {
        this.sockets = sockets;
        this.aim = aim;
        this.clock = clock;
    }

    @Override
    public SocketShot fire(int ttl, Deadline patience) {
        return SocketShot.fire(sockets, aim, ttl, clock);
    }

    @Override
    public void collect(List<SocketShot> pending, int millis) {
        var each = pending.stream().map(SocketShot::socket).toList();
        var ready = sockets.poll(each, aim.protocol() == Protocol.TCP, millis);
        for (int i = 0; i < ready.length; i++) {
            if (ready[i]) {
                pending.get(i).collect();
            }
        }
    }
}
