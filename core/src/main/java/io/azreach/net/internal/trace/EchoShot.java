package io.azreach.net.internal.trace;

import io.azreach.model.Failure;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.Hop.Answer;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One echo request. */
final class EchoShot implements Shot {
    private final EchoApi api;
    private final int ttl;
    private final EchoBlock block;
    private final long event;
    private final Stopwatch watch;
    private @Nullable Hop hop;
    private @Nullable Failure refusal;

    private EchoShot(EchoApi api, InetAddress remote, int ttl, NanoClock clock) {
        this.api = api;
        this.ttl = ttl;
        this.block = new EchoBlock(remote, ttl);
        this.event = api.newEvent();
        this.watch = Stopwatch.start(clock);
        if (event == 0) {
            refusal = WindowsError.failure(api.lastError());
        }
    }

    static EchoShot fire(EchoApi api, Aim aim, int ttl, int millis, NanoClock clock) {
        var shot = new EchoShot(api, aim.remote(), ttl, clock);
        if (shot.isPending()) {
            int error = api.send(aim.file(), shot.block, shot.event, millis);
            if (error != 0) {
                shot.refusal = WindowsError.failure(error);
            }
        }
        return shot;
    }

    /** Where to, and by which file. */
    record Aim(InetAddress remote, long file) {}

    long event() {
        return event;
    }

    /** Takes the reply if there is one. */
    void collect() {
        if (api.isSet(event)) {
            var reply = block.reply();
            var answer = reply.answer();
            if (answer == null) {
                refusal = WindowsError.failure(reply.status());
            } else {
                hop = hop(reply.from(), answer, watch.elapsed());
            }
        }
    }

    @Override
    public boolean isPending() {
        return hop == null && refusal == null;
    }

    @Override
    public @Nullable Hop hop() {
        return isPending() ? hop(null, Answer.SILENT, watch.elapsed()) : hop;
    }

    @Override
    public @Nullable Failure refusal() {
        return refusal;
    }

    private Hop hop(@Nullable InetAddress from, Answer answer, Duration took) {
        return new Hop(ttl, from, answer, null, null, null, took, 1);
    }

    /** Where a reply may still be written, all of it is left to the system: a few hundred bytes of a short process. */
    @Override
    public void close() {
        if (!isPending()) {
            block.free();
            if (event != 0) {
                api.closeEvent(event);
            }
        }
    }
}
