package io.azreach.host.internal;

import io.azreach.host.Registry;
import io.azreach.host.RegistryValue;
import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.time.Duration;
import java.util.List;

/** What stands for the registry where the operating system has none. */
final class AbsentRegistry implements Registry {
    @Override
    public Attempt<RegistryValue> value(String key, String name) {
        return absent();
    }

    @Override
    public Attempt<List<RegistryValue>> values(String key) {
        return absent();
    }

    @Override
    public Attempt<List<String>> subkeys(String key) {
        return absent();
    }

    private static <T> Attempt<T> absent() {
        return Attempt.failed(Failure.of(FailureKind.NOT_SUPPORTED), Duration.ZERO);
    }
}
