package io.azreach.diagnose;

import io.azreach.model.Target;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;

/** The contrast that tells a rule about a name from a rule about a port: the same name on 443 through the same proxy. */
final class OtherPort {
    private OtherPort() {}

    static boolean passes(Way way, FindingSink sink) {
        var target = way.target();
        if (target.port() == 443) {
            return false;
        }
        var usual = new Target("tcp", target.host(), 443, "/", target.service(), target.hints(), target.route());
        var contrast = FollowUp.of("core.endpoint", usual);
        sink.ask(contrast);
        return way.evidence()
                .answerTo(contrast)
                .map(o -> o.evidence().stream().anyMatch(e -> e instanceof ProxyTunnel t && t.open()))
                .orElse(false);
    }
}
