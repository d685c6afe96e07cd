package io.azreach.report.scenario;

import io.azreach.engine.Planner;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.spi.EndpointCatalog;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.ServiceEndpoint;
import io.azreach.spi.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Says what a scenario looks at, from the options, the endpoint catalogue and what the survey found. What cannot be named
 * is left out; the checklist says which option would have named it.
 */
public final class ScenarioPlanner implements Planner {
    private final Scenario scenario;
    private final List<ServiceEndpoint> catalogue;
    private final Map<String, Map<String, String>> tables = new HashMap<>();
    private final RouteChooser routes;

    public ScenarioPlanner(Scenario scenario, Collection<EndpointCatalog> catalogs, RouteChooser routes) {
        this.scenario = scenario;
        this.catalogue = catalogs.stream().flatMap(c -> c.endpoints().stream()).toList();
        catalogs.forEach(catalog -> tables.putAll(catalog.tables()));
        this.routes = routes;
    }

    @Override
    public List<Target> plan(EvidenceView survey) {
        var placeholders = new Placeholders(survey, tables);
        var planned = new TreeMap<String, Target>();
        for (var need : scenario.services()) {
            targets(need, placeholders, survey.settings())
                    .map(target -> need.direct() ? target : routed(target, survey))
                    .forEach(target -> planned.putIfAbsent(key(target), target));
        }
        survey.settings().values("endpoint").stream()
                .map(text -> ofOwn(TargetText.parse(text)))
                .map(target -> routed(target, survey))
                .forEach(target -> planned.putIfAbsent(key(target), target));
        return planned.values().stream().sorted().toList();
    }

    /** Whose settings decide in this run. */
    public String actor(EvidenceView survey) {
        return survey.settings()
                .value("actor")
                .orElseGet(() -> scenario.actorOn(survey.host().os()));
    }

    private Stream<Target> targets(ServiceNeed need, Placeholders placeholders, Settings settings) {
        var endpoints = catalogue.stream()
                .filter(e -> e.service().equals(need.service()) && inCloud(e, settings) && holds(e, need, settings))
                .toList();
        var given = need.hostOption().isEmpty() ? List.<String>of() : settings.values(need.hostOption());
        if (!given.isEmpty() && !endpoints.isEmpty()) {
            return given.stream().map(text -> {
                var where = TargetText.parse(text);
                int port = text.matches(".*:[0-9]+$")
                        ? where.port()
                        : endpoints.get(0).port();
                return target(endpoints.get(0), new HostPort(where.host(), port), need, settings);
            });
        }
        return endpoints.stream().flatMap(endpoint -> endpoint.hosts().stream()
                .flatMap(template -> placeholders.fill(template).stream())
                .map(host -> target(endpoint, new HostPort(host, endpoint.port()), need, settings)));
    }

    private static boolean inCloud(ServiceEndpoint endpoint, Settings settings) {
        return endpoint.cloud().equals("all")
                || endpoint.cloud().equals(settings.value("cloud").orElse("public"));
    }

    private static boolean holds(ServiceEndpoint endpoint, ServiceNeed need, Settings settings) {
        var condition = endpoint.condition();
        return condition.isEmpty()
                || need.conditions().contains(condition)
                || settings.values().containsKey(condition);
    }

    private static Target target(ServiceEndpoint endpoint, HostPort where, ServiceNeed need, Settings settings) {
        var hints = new TreeMap<String, String>();
        hints.put("need", need.required() ? "required" : "optional");
        if (endpoint.scheme().startsWith("http")) {
            hints.put("method", endpoint.method().isEmpty() ? "GET" : endpoint.method());
            endpoint.headers().forEach((name, value) -> hints.put("header." + name, value));
        }
        if (settings.on("private-endpoints") && !need.direct()) {
            hints.put("expect", endpoint.privateLinkZone() == null ? "public" : "private");
        }
        if (endpoint.hosts().stream().anyMatch(host -> host.startsWith("{storageAccount}."))) {
            hints.put("account", where.host().split("\\.", 2)[0]);
            if (settings.on("upload")) {
                hints.put(
                        "upload",
                        String.valueOf(ByteSize.parse(settings.value("size").orElse("4MiB"))));
            }
        }
        var path = endpoint.path().isEmpty() ? "/" : endpoint.path();
        return new Target(endpoint.scheme(), where.host(), where.port(), path, endpoint.service(), hints, Route.DIRECT);
    }

    /** An endpoint of the user's own is still the service it belongs to, so that its answer can be judged. */
    private Target ofOwn(Target target) {
        var service = catalogue.stream()
                .filter(e -> e.port() == target.port() && Globs.matches(e.pattern(), target.host()))
                .map(ServiceEndpoint::service)
                .findFirst()
                .orElse(target.service());
        var hints = new TreeMap<>(target.hints());
        hints.put("need", "required");
        return new Target(target.scheme(), target.host(), target.port(), target.path(), service, hints, target.route());
    }

    private Target routed(Target target, EvidenceView survey) {
        boolean datagrams = target.scheme().equals("ntp") || target.scheme().equals("ike");
        return datagrams ? target : target.by(routes.routeFor(target, actor(survey), survey));
    }

    /** One endpoint is looked at once, even if two services or the user name it as well. */
    private static String key(Target target) {
        return target.scheme() + " " + target.id();
    }
}
