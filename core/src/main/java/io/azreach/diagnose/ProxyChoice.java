package io.azreach.diagnose;

import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which way an actor would take to a target, given every proxy setting of the machine. Pure. */
public final class ProxyChoice {
    /** Answer only on the machine's own link; a proxy can never reach them on its behalf. */
    private static final Set<String> NEVER_PROXIED = Set.of("imds", "wireserver");

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

    public static Decision decide(Target target, String actor, Collection<ProxySetting> settings) {
        var setting = governing(target, actor, settings);
        if (setting.isEmpty() || NEVER_PROXIED.contains(target.service()) || isNotWeb(target)) {
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
