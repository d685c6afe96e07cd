package io.azreach.diagnose;

import io.azreach.model.ObservationId;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Literals;
import io.azreach.spi.FindingSink;
import java.net.InetAddress;
import java.util.Optional;

/** Whether something on the way accepts connections to an address that no machine has (RFC 5737). */
final class Interceptor {
    private static final InetAddress NOBODY = Literals.parse("192.0.2.1");

    private Interceptor() {}

    /** The connection that nobody can have accepted; empty also while that is not known yet. */
    static Optional<ObservationId> seen(Way way, FindingSink sink) {
        var contrast = Contrasts.nobody(NOBODY, way.target().port());
        sink.ask(contrast);
        return way.evidence()
                .answerTo(contrast)
                .filter(o -> o.evidence().stream().anyMatch(e -> e instanceof TcpConnect c && c.failure() == null))
                .map(o -> o.ref());
    }
}
