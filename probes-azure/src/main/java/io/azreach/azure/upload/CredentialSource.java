package io.azreach.azure.upload;

import io.azreach.host.Host;
import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.spi.Settings;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;

/** Fetches the credential from where the settings say it is. Failures name the place and never its content. */
final class CredentialSource {
    private CredentialSource() {}

    static Attempt<Credential> read(Settings settings, Host host) {
        if (settings.value("storage-key-env").isPresent()) {
            return variable(settings.value("storage-key-env").get(), host, CredentialSource::key);
        }
        if (settings.value("storage-key-file").isPresent()) {
            return file(settings.value("storage-key-file").get(), host);
        }
        if (settings.value("sas-env").isPresent()) {
            return variable(settings.value("sas-env").get(), host, CredentialSource::sas);
        }
        return settings.on("identity")
                ? Attempt.succeeded(new Credential.Identity(), Duration.ZERO)
                : failed(
                        FailureKind.NOT_FOUND,
                        "none of storage-key-env, storage-key-file, sas-env and identity is given");
    }

    private static Attempt<Credential> variable(String name, Host host, Function<String, Attempt<Credential>> meaning) {
        var value = host.environment().getOrDefault(name, "").strip();
        return value.isEmpty()
                ? failed(FailureKind.NOT_FOUND, "the environment variable " + name + " is not set")
                : in("the environment variable " + name, meaning.apply(value));
    }

    private static Attempt<Credential> file(String path, Host host) {
        var text = host.text(path);
        if (text instanceof Attempt.Failed<String> failed) {
            return failed(failed.why().kind(), "the file " + path + " cannot be read");
        }
        return in("the file " + path, key(text.value().orElse("").strip()));
    }

    private static Attempt<Credential> in(String place, Attempt<Credential> meaning) {
        return meaning instanceof Attempt.Failed<Credential> failed
                ? failed(failed.why().kind(), place + " " + failed.why().detail())
                : meaning;
    }

    private static Attempt<Credential> key(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0
                    ? Attempt.succeeded(new Credential.SharedKey(text), Duration.ZERO)
                    : failed(FailureKind.NOT_FOUND, "is empty");
        } catch (IllegalArgumentException malformed) {
            return failed(FailureKind.INVALID_ARGUMENT, "must hold an account key in Base64");
        }
    }

    private static Attempt<Credential> sas(String text) {
        var query = text.startsWith("?") ? text.substring(1) : text;
        return query.matches("[\\x21-\\x7e]+") && query.contains("sig=")
                ? Attempt.succeeded(new Credential.Sas(query), Duration.ZERO)
                : failed(FailureKind.INVALID_ARGUMENT, "must hold a shared access signature");
    }

    private static Attempt<Credential> failed(FailureKind kind, String detail) {
        return Attempt.failed(new Failure(kind, detail), Duration.ZERO);
    }
}
