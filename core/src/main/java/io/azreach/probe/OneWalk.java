package io.azreach.probe;

import io.azreach.model.Failure;
import io.azreach.model.Target;
import io.azreach.model.evidence.EndpointWalks.Step;
import io.azreach.model.evidence.EndpointWalks.Walk;
import io.azreach.net.Connection;
import io.azreach.net.Net;
import io.azreach.net.TlsHello;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Walks an endpoint over a connection that stands, and keeps only how far that led. */
final class OneWalk {
    private static final Duration STEP = Duration.ofSeconds(3);

    private final Net net;
    private final Target target;

    OneWalk(Net net, Target target) {
        this.net = net;
        this.target = target;
    }

    /** Closes the connection. */
    Walk over(Connection connection) throws InterruptedException {
        try (connection) {
            if (!target.scheme().equals("https")) {
                return asked(connection, Step.CONNECT, Duration.ZERO);
            }
            var opened = net.handshake(connection, TlsHello.to(target.host()), STEP);
            var secured = opened.connection();
            return secured == null
                    ? end(Step.CONNECT, opened.facts().took(), opened.facts().failure())
                    : asked(secured, Step.TLS, opened.facts().took());
        }
    }

    private Walk asked(Connection connection, Step reached, Duration before) throws InterruptedException {
        var answer = net.exchange(connection, Requests.to(target), STEP);
        var took = before.plus(answer.took());
        return answer.status() == null ? end(reached, took, answer.failure()) : end(Step.ANSWER, took, null);
    }

    static Walk end(Step reached, Duration took, @Nullable Failure failure) {
        return new Walk(reached, took, failure);
    }
}
