package io.azreach.cli;

import io.azreach.diagnose.ProxyChoice;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.report.scenario.RouteChooser;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;

/** The proxy of the command line, or else what the actor's own settings say. */
final class Routes implements RouteChooser {
    @Override
    public Route routeFor(Target target, String actor, EvidenceView survey) {
        var named = survey.settings().value("proxy").flatMap(Addresses::proxy);
        if (named.isPresent() && target.scheme().startsWith("http")) {
            return new Route.ViaProxy(named.get());
        }
        var settings =
                survey.all(ProxySetting.class).stream().map(Recorded::evidence).toList();
        return ProxyChoice.decide(target, actor, settings).route();
    }
}
