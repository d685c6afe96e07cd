package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Attempt;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.Unreadable;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * Writes a test blob of the size in the hint {@code upload} to a storage account, in pieces, and lists, reads back, compares
 * and deletes it. Hints: {@code account}, its name, else the first label of the host. Settings: {@code storage-key-env},
 * {@code storage-key-file}, {@code sas-env} or {@code identity}; {@code container} for one that exists, else the test makes
 * its own. An emulator's account is the path of the target.
 */
final class UploadProbe implements Probe {
    private static final Duration ROOTS_CAP = Duration.ofSeconds(5);

    private final SecureRandom random = new SecureRandom();

    @Override
    public ProbeInfo info() {
        return ProbeInfo.measure("azure.upload", Duration.ofMinutes(10));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.scheme().equals("https")
                && target.service().equals("storage")
                && target.hint("upload").isPresent());
    }

    @Override
    public void observe(Target target, ProbeContext context) throws IOException, InterruptedException {
        var journal = new Journal(account(target), size(target), context::record);
        var credential = CredentialSource.read(context.settings(), context.host());
        if (credential instanceof Attempt.Failed<Credential> failed) {
            journal.unsent(Step.CREDENTIAL, 0, failed.why());
            return;
        }
        if (credential.value().orElseThrow() instanceof Credential.Sas sas) {
            context.record(SasReader.read(sas.signature()));
        }
        var roots = context.net().trustedRoots(ROOTS_CAP);
        if (roots instanceof Attempt.Failed<List<X509Certificate>> failed) {
            context.record(new Unreadable("trust store of the operating system", failed.why()));
            journal.unsent(Step.CREATE_CONTAINER, 0, failed.why());
            return;
        }
        var account = new StorageAccount(
                account(target), endpoint(target), target.route(), roots.value().orElseThrow());
        var service = UploadLibraries.client().open(account, credential.value().orElseThrow());
        var container = context.settings().value("container").orElse("");
        var cleanUp = context.closeOnCancel(new CleanUp(journal));
        new UploadRun(service, journal, new Budget(context.deadline()), container, random.nextLong()).run(cleanUp);
    }

    private static String account(Target target) {
        return target.hint("account").orElse(target.host().split("\\.", 2)[0]);
    }

    private static URI endpoint(Target target) {
        var path = target.path().split("\\?", 2)[0];
        return URI.create("https://" + target.hostPort() + (path.equals("/") ? "" : path));
    }

    private static long size(Target target) throws IOException {
        var text = target.hint("upload").orElse("");
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new IOException("hint upload [" + text + "] must be a number of bytes");
        }
        return Long.parseLong(text);
    }
}
