package io.azreach.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Writes the class-data archive of this installation, with a stamp that tells the launcher which jars and which Java it
 * fits. A JVM that is given an archive that does not fit starts slower than with none, so the stamp decides.
 */
final class OptimizeAction implements Action {
    private static final String ARCHIVE = "azreach.jsa";
    private static final String STAMP = "azreach.stamp";

    @Override
    public int run(Invocation invocation) throws IOException, InterruptedException {
        var lib = invocation.installation().libraries();
        var jar = ArchiveTraining.ownJar();
        if (jar == null || !Files.isWritable(lib)) {
            invocation.console().err().println("azreach: " + invocation.texts().say("optimize.not-here", "path", lib));
            return Exit.USAGE;
        }
        Files.deleteIfExists(lib.resolve(STAMP));
        var archive = write(lib, jar, invocation);
        if (archive == null) {
            return Exit.DEFECT;
        }
        Files.move(archive, lib.resolve(ARCHIVE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        var stamp = ArchiveStamp.of(Path.of(System.getProperty("java.home")), lib);
        var temporary = Files.writeString(lib.resolve(STAMP + ".new"), stamp);
        Files.move(temporary, lib.resolve(STAMP), StandardCopyOption.ATOMIC_MOVE);
        invocation.console().err().println(invocation.texts().say("optimize.done", "path", lib.resolve(ARCHIVE)));
        return Exit.OK;
    }

    private static @Nullable Path write(Path lib, Path jar, Invocation invocation)
            throws IOException, InterruptedException {
        var classes = Files.createTempFile(lib, "azreach", ".classlist");
        var archive = lib.resolve(ARCHIVE + ".new");
        var training = new ArchiveTraining(jar);
        try {
            var failure = training.run(classes);
            if (failure.isEmpty()) {
                failure = training.dump(classes, archive);
            }
            if (!failure.isEmpty()) {
                invocation
                        .console()
                        .err()
                        .println("azreach: " + invocation.texts().say("optimize.failed", "what", failure.strip()));
                return null;
            }
            return archive;
        } finally {
            Files.deleteIfExists(classes);
        }
    }
}
