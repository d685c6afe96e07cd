package io.azreach.host.internal;

import io.azreach.host.CommandResult;
import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs commands on the calling thread. The pipes are polled and never read while empty: a blocked read of a pipe ends
 * neither by an interrupt nor by the death of the process when a grandchild still holds the other end.
 */
final class CommandRunner {
    private static final int OUT_LIMIT = 1 << 20;
    private static final int ERR_LIMIT = 64 << 10;
    // "error=2, No such file or directory" on JDK 17, "error: 2 (No such file or directory)" on 25.
    private static final Pattern OS_ERROR = Pattern.compile("error(?:=|: )(\\d+)");

    private final NanoClock clock;
    private final CommandPath path;

    CommandRunner(NanoClock clock, Map<String, String> environment) {
        this.clock = clock;
        this.path = new CommandPath(environment);
    }

    Attempt<CommandResult> run(List<String> command, Duration cap) throws InterruptedException {
        var watch = Stopwatch.start(clock);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Process process;
        try {
            process = start(command);
        } catch (IOException e) {
            return Attempt.failed(startFailure(e), watch.elapsed());
        }
        try {
            return follow(process, Deadline.after(cap, clock), watch);
        } finally {
            kill(process);
        }
    }

    private Process start(List<String> command) throws IOException {
        var located = new ArrayList<>(command);
        located.set(0, path.locate(command.get(0)));
        var builder = new ProcessBuilder(located);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        close(process.getOutputStream());
        return process;
    }

    private static Attempt<CommandResult> follow(Process process, Deadline deadline, Stopwatch watch)
            throws InterruptedException {
        var out = new PolledPipe(process.getInputStream(), OUT_LIMIT);
        var err = new PolledPipe(process.getErrorStream(), ERR_LIMIT);
        long pause = 1;
        while (!process.waitFor(Math.min(pause, deadline.socketMillis()), TimeUnit.MILLISECONDS)) {
            if (deadline.isReached()) {
                return Attempt.failed(Failure.of(FailureKind.TIMEOUT), watch.elapsed());
            }
            boolean moved = out.poll() | err.poll();
            pause = moved ? 1 : Math.min(20, pause * 2);
        }
        out.drain(deadline);
        err.drain(deadline);
        return Attempt.succeeded(new CommandResult(process.exitValue(), out.text(), err.text()), watch.elapsed());
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            var descendants = process.descendants().toList();
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
        close(process.getInputStream());
        close(process.getErrorStream());
    }

    private static void close(Closeable pipe) {
        try {
            pipe.close();
        } catch (IOException gone) {
            // the process was faster, or nobody reads this pipe any more: both fine
            return;
        }
    }

    /** The operating system's error number is the only part of the message that is the same everywhere. */
    private static Failure startFailure(IOException e) {
        var number = OS_ERROR.matcher(String.valueOf(e.getMessage()));
        return switch (number.find() ? number.group(1) : "") {
            case "2", "3" -> Failure.of(FailureKind.NOT_FOUND);
            case "5", "13" -> Failure.of(FailureKind.NOT_PERMITTED);
            default -> new Failure(FailureKind.UNKNOWN, e.getMessage());
        };
    }
}
