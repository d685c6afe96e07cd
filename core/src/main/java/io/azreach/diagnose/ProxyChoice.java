package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which way an actor would take to a target, given every proxy setting of the machine. Pure. */
public final class ProxyChoice {
    /**
     * An actor's way to a target.
     *
     * @param route the way; direct where a PAC file decides and was not evaluated
     * @param setting what decided; null when nothing is set
     * @param bypass the exception that sends the target direct; null when none does
     */
    public record Decision(
            Route route,
            @Nullable ProxySetting setting,
            @Nullable String bypass) {}

    private ProxyChoice() {}

    /** The way of an actor, with the options {@code proxy} and {@code pac} of the run before anything the machine says. */
    public static Route routeFor(Target target, String actor, EvidenceView survey) {
        if (Platform.SERVICES.contains(target.service()) || isNotWeb(target)) {
            return Route.DIRECT;
        }
        var given = survey.settings().value("proxy").map(ProxyChoice::parse);
        if (given.isPresent()) {
            return new Route.ViaProxy(given.get());
        }
        if (survey.settings().value("pac").isPresent()) {
            return survey.all(PacDecision.class).stream()
                    .filter(d -> d.target().by(Route.DIRECT).equals(target.by(Route.DIRECT)))
                    .map(d -> d.evidence().proxy())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .<Route>map(Route.ViaProxy::new)
                    .orElse(Route.DIRECT);
        }
        var settings =
                survey.all(ProxySetting.class).stream().map(Recorded::evidence).toList();
        return decide(target, actor, settings).route();
    }

    /** A proxy as an option gives it, with or without {@code http://} in front and a path behind. */
    public static HostPort parse(String written) {
        var text = written.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("/.*$", "");
        text = text.substring(text.lastIndexOf('@') + 1);
        return text.matches(".*:\\d+") ? HostPort.parse(text) : new HostPort(text, 8080);
    }

    public static Decision decide(Target target, String actor, Collection<ProxySetting> settings) {
        var setting = governing(target, actor, settings);
        if (setting.isEmpty() || Platform.SERVICES.contains(target.service()) || isNotWeb(target)) {
            return new Decision(Route.DIRECT, null, null);
        }
        var bypass = setting.get().bypass().stream()
                .filter(entry -> BypassEntry.matches(entry, target.hostPort()))
                .findFirst();
        var proxy = setting.get().proxy();
        return proxy == null || bypass.isPresent()
                ? new Decision(Route.DIRECT, setting.get(), bypass.orElse(null))
                : new Decision(new Route.ViaProxy(proxy), setting.get(), null);
    }

    /** The setting the actor obeys: the one of smallest rank that speaks of the target's scheme. */
    public static Optional<ProxySetting> governing(Target target, String actor, Collection<ProxySetting> settings) {
        return settings.stream()
                .filter(s -> s.readers().contains(actor))
                .filter(s -> s.problem() == null)
                .filter(s -> s.scheme().equals("all") || s.scheme().equals(target.scheme()))
                .min(Comparator.comparingInt(ProxySetting::rank)
                        .thenComparing(s -> s.scheme().equals("all")));
    }

    private static boolean isNotWeb(Target target) {
        return !target.scheme().equals("https") && !target.scheme().equals("http");
    }
}
