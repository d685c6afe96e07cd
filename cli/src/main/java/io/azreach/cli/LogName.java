package io.azreach.cli;

import io.azreach.model.HostInfo;
import io.azreach.model.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The names a support desk expects of log files. */
final class LogName {
    private static final DateTimeFormatter WINDOWS = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);
    private static final DateTimeFormatter LINUX = DateTimeFormatter.ofPattern("yyyyMMddHHmm", Locale.ROOT);

    private LogName() {}

    static String of(RunResult result, ZoneId zone) {
        var at = result.startedAt().atZone(zone);
        if (result.host().os() == HostInfo.Os.WINDOWS) {
            return "ASR_Check_NW_" + WINDOWS.format(at) + ".log";
        }
        var host = result.host().name().replaceAll("[^A-Za-z0-9._-]", "_");
        return "CheckNWResult_" + host + "_" + LINUX.format(at) + ".log";
    }

    /** The usual name in the working directory; with a number when it is taken, since two runs may share a minute. */
    static Path unused(RunResult result, boolean overwrite) {
        var name = of(result, ZoneId.systemDefault());
        var path = Path.of(name);
        for (int n = 2; Files.exists(path) && !overwrite; n++) {
            path = Path.of(name.replaceFirst("\\.log$", "_" + n + ".log"));
        }
        return path;
    }
}
