package io.azreach.windows.probe;

import io.azreach.host.RegistryValue;
import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.model.evidence.Unreadable;
import io.azreach.spi.ProbeContext;
import java.util.Map;
import java.util.Optional;

/** Reads keys and files; what is absent is simply not there, and what cannot be read is recorded as such. */
final class Reading {
    private final ProbeContext context;

    Reading(ProbeContext context) {
        this.context = context;
    }

    Optional<RegistryValue> value(String key, String name) {
        return present(key + " " + name, context.host().registry().value(key, name));
    }

    /** The text of a string value; empty when it is absent or blank. */
    String text(String key, String name) {
        return value(key, name).map(v -> v.text().strip()).orElse("");
    }

    boolean switchedOn(String key, String name) {
        return value(key, name).map(v -> v.number().orElse(0) != 0).orElse(false);
    }

    Optional<String> file(String path) {
        return present(path, context.host().text(path));
    }

    Map<String, String> environment() {
        return context.host().environment();
    }

    void record(ProxySetting setting) {
        context.record(setting);
    }

    void unknown(String what, FailureKind why, String detail) {
        context.record(new Unreadable(what, new Failure(why, detail)));
    }

    private <T> Optional<T> present(String what, Attempt<T> attempt) {
        var failure = attempt.failure();
        if (failure != null && failure.kind() != FailureKind.NOT_FOUND) {
            context.record(new Unreadable(what, failure));
        }
        return attempt.value();
    }
}
