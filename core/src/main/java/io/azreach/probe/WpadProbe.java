package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.probe.pac.PacFetch;
import io.azreach.probe.pac.PacQuestion;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Looks for a script where hosts without settings look for one: at the host {@code wpad} of the domains this machine searches
 * and of its own. Ends with the first that is found, and asks it for
 * the target's way.
 */
final class WpadProbe implements Probe {
    private static final Duration CAP = Duration.ofSeconds(4);
    private static final int MOST_DOMAINS = 4;

    @Override
    public ProbeInfo info() {
        return ProbeInfo.contrast("core.wpad", Duration.ofSeconds(12));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(
                target.scheme().equals("https") || target.scheme().equals("http"));
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var fetch = new PacFetch(context.net(), context.host());
        for (var domain : domains(context)) {
            var file = fetch.fetch("http://wpad." + domain + "/wpad.dat", CAP);
            context.record(file);
            if (file.script() != null) {
                context.record(new PacQuestion(context.net()).ask(file, file.script(), target));
                return;
            }
        }
    }

    static List<String> domains(ProbeContext context) {
        var name = context.host().info().name();
        var own = name.indexOf('.') < 0 ? Stream.<String>of() : Stream.of(name.substring(name.indexOf('.') + 1));
        var searched = context.net().resolverConfigs().stream().flatMap(c -> c.search().stream());
        return Stream.concat(searched, own)
                .map(d -> d.toLowerCase(Locale.ROOT).replaceAll("^\\.+|\\.+$", ""))
                .filter(d -> d.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*"))
                .distinct()
                .limit(MOST_DOMAINS)
                .toList();
    }
}
