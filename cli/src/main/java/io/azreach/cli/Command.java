package io.azreach.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands, in the order help lists them. */
enum Command {
    CHECK(
            "SCENARIO",
            1,
            1,
            Options.all(Options.SITE_RECOVERY, Options.HYBRID_VPN, Options.IKE, Options.RUN, Options.REPORT)),
    CONNECT("TARGET", 1, 64, Options.all(Options.IKE, Options.RUN, Options.REPORT)),
    UPLOAD("", 0, 0, Options.all(Options.UPLOAD, Options.RUN, Options.REPORT)),
    PING("HOST:PORT", 1, 1, Options.PING),
    ANALYZE("PATH", 1, 1000, Options.all(List.of(Options.CLOUD), Options.REPORT)),
    PLAN(
            "SCENARIO",
            1,
            1,
            Options.all(
                    Options.SITE_RECOVERY, Options.HYBRID_VPN, Options.IKE, Options.RUN, List.of(Options.LANGUAGE))),
    EXPLAIN("ID", 1, 1, List.of(Options.LANGUAGE)),
    LIST("TOPIC", 1, 1, List.of(Options.LANGUAGE)),
    SELF_TEST("", 0, 0, List.of(Options.LANGUAGE)),
    VERSION("", 0, 0, List.of()),
    GENERATE_COMPLETION("", 0, 0, List.of()),
    OPTIMIZE("", 0, 0, List.of(Options.LANGUAGE));

    final String operand;
    final int fewest;
    final int most;
    final List<Option> options;

    Command(String operand, int fewest, int most, List<Option> options) {
        this.operand = operand;
        this.fewest = fewest;
        this.most = most;
        this.options = options;
    }

    /** As it is typed. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Hidden ones serve packaging, not people. */
    boolean isHidden() {
        return this == OPTIMIZE;
    }

    static Optional<Command> of(String word) {
        return Stream.of(values())
                .filter(command -> command.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).filter(c -> !c.isHidden()).map(Command::word).toList();
    }
}
