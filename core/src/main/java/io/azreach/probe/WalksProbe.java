package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.EndpointWalks;
import io.azreach.model.evidence.EndpointWalks.Step;
import io.azreach.model.evidence.EndpointWalks.Walk;
import io.azreach.net.Literals;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks an endpoint several times over, one walk after another, to tell what always fails from what fails at times. Hint:
 * {@code address}.
 */
final class WalksProbe implements Probe {
    private static final int WALKS = 8;
    private static final Duration CONNECT = Duration.ofMillis(1500);
    /** No further walk is begun after it. */
    private static final Duration ENOUGH = Duration.ofSeconds(4);

    @Override
    public ProbeInfo info() {
        return ProbeInfo.contrast("core.walks", Duration.ofSeconds(12));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        boolean web = target.scheme().equals("https") || target.scheme().equals("http");
        return Applicability.when(web && target.hint("address").isPresent());
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var remote = new InetSocketAddress(Literals.parse(target.hint("address").orElseThrow()), target.port());
        var walks = new ArrayList<Walk>();
        var spent = Duration.ZERO;
        while (walks.size() < WALKS && spent.compareTo(ENOUGH) < 0) {
            var walk = walk(target, remote, context);
            walks.add(walk);
            spent = spent.plus(walk.took());
        }
        context.record(new EndpointWalks(remote.getAddress(), remote.getPort(), walks));
    }

    private static Walk walk(Target target, InetSocketAddress remote, ProbeContext context)
            throws InterruptedException {
        var opened = context.net().connect(List.of(remote), CONNECT).get(0);
        var connection = opened.connection();
        return connection == null
                ? OneWalk.end(
                        Step.NOTHING, opened.facts().took(), opened.facts().failure())
                : new OneWalk(context.net(), target).over(connection);
    }
}
