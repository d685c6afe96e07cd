package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.spi.FollowUp;
import java.util.Map;

/** The follow-ups that rules ask for; what a probe must know travels as hints of its target. */
final class Contrasts {
    private Contrasts() {}

    /** How a question to a name server differs from the one asked before. */
    enum Way {
        PLAIN("plain"),
        TCP("tcp"),
        NO_EDNS("no-edns"),
        UNCHECKED("unchecked");

        private final String word;

        Way(String word) {
            this.word = word;
        }
    }

    /** Asks one server for the address of a name. */
    static FollowUp query(String name, String service, HostPort server, Way way) {
        var hints = Map.of("server", server.toString(), "type", "A", "way", way.word);
        return FollowUp.of("core.query", new Target("dns", name, 53, "/", service, hints, Route.DIRECT));
    }
}
