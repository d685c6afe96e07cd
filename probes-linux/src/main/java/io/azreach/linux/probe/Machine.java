package io.azreach.linux.probe;

import io.azreach.host.CommandResult;
import io.azreach.host.Host;
import io.azreach.model.Attempt;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.Unreadable;
import io.azreach.spi.ProbeContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The machine as the probes here read it: what is not there is no news, what cannot be read is recorded as such. */
final class Machine {
    private static final Duration COMMAND_CAP = Duration.ofSeconds(5);

    private final ProbeContext context;

    Machine(ProbeContext context) {
        this.context = context;
    }

    Host host() {
        return context.host();
    }

    void record(Evidence evidence) {
        context.record(evidence);
    }

    /** The text of a file; empty when there is none, or none that can be read. */
    Optional<String> text(String path) {
        return present(path, context.host().text(path));
    }

    /** Full paths of the files in a directory with a given ending, sorted. */
    List<String> files(String directory, String ending) {
        return names(directory).stream()
                .filter(name -> name.endsWith(ending))
                .map(name -> directory + "/" + name)
                .toList();
    }

    List<String> names(String directory) {
        return present(directory, context.host().list(directory)).orElse(List.of());
    }

    /** Runs a command; what it says counts only when it ended well. */
    Attempt<String> output(String... command) throws InterruptedException {
        var left = context.deadline().atMost(COMMAND_CAP).remaining();
        var attempt = context.host().run(List.of(command), left);
        if (attempt instanceof Attempt.Failed<CommandResult> failed) {
            return Attempt.failed(failed.why(), failed.took());
        }
        var result = attempt.value().orElseThrow();
        var detail = "exit " + result.exit();
        return result.exit() == 0
                ? Attempt.succeeded(result.out(), attempt.took())
                : Attempt.failed(new Failure(FailureKind.COMMAND_FAILED, detail), attempt.took());
    }

    void unreadable(String what, Failure why) {
        record(new Unreadable(what, why));
    }

    private <T> Optional<T> present(String path, Attempt<T> attempt) {
        var failure = attempt.failure();
        if (failure != null && failure.kind() != FailureKind.NOT_FOUND) {
            unreadable(path, failure);
        }
        return attempt.value();
    }
}
