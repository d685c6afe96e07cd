package io.azreach.cli;

import io.azreach.spi.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Checks this installation and tells each result on a line; nothing leaves the machine. */
final class SelfTestAction implements Action {
    private static final int MOST_LINES = 20;

    /** A check's name and what is wrong, nothing when it is well. */
    record Result(String name, List<String> wrong) {}

    @Override
    public int run(Invocation invocation) throws IOException, InterruptedException {
        var results = new ArrayList<Result>();
        var installation = invocation.installation();
        results.add(new Result("jars", InstallationCheck.jars(installation)));
        results.add(new Result("archive", InstallationCheck.archive(installation)));
        try (var session = Session.open(installation, Settings.NONE)) {
            results.add(new Result("plugins", InstallationCheck.plugins(session.catalog())));
            results.add(new Result("texts", InstallationCheck.texts(session.catalog())));
            results.add(new Result("scenarios", InstallationCheck.scenarios(session.catalog())));
            results.add(new Result("engine", LoopbackCheck.run(session)));
        }
        var out = invocation.console().out();
        for (var result : results) {
            out.println((result.wrong().isEmpty() ? "OK    " : "FAIL  ") + result.name());
            result.wrong().stream().limit(MOST_LINES).forEach(line -> out.println("      " + line));
            if (result.wrong().size() > MOST_LINES) {
                out.println("      "
                        + invocation
                                .texts()
                                .say("self-test.more", "count", result.wrong().size() - MOST_LINES));
            }
        }
        return results.stream().allMatch(result -> result.wrong().isEmpty()) ? Exit.OK : Exit.DEFECT;
    }
}
