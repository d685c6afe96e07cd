package io.azreach.probe.pac;

import io.azreach.model.Attempt;
import io.azreach.model.Target;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.PacFile;
import io.azreach.net.Literals;
import io.azreach.net.Net;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/** Asks a fetched script which way to go to a target, with this machine's own names and address. */
public final class PacQuestion {
    private static final Duration SCRIPT_CAP = Duration.ofSeconds(3);
    private static final Duration LOOKUP_CAP = Duration.ofSeconds(2);

    private final Net net;
    private final Clock clock = Clock.system(ZoneId.systemDefault());

    public PacQuestion(Net net) {
        this.net = net;
    }

    public PacDecision ask(PacFile file, String script, Target target) throws InterruptedException {
        var url = URI.create(target.scheme() + "://" + target.hostPort() + "/");
        var world = new PacWorld(this::lookup, self(), ZonedDateTime.now(clock));
        var answer = new PacScript(script).ways(url, world, SCRIPT_CAP);
        if (answer instanceof PacAnswer.Failed failed) {
            var problem = failed.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new PacDecision(file.url(), url.toString(), List.of(), null, problem, failed.detail());
        }
        var entries = ((PacAnswer.Ways) answer).entries();
        var ways = entries.stream().map(PacEntry::toString).toList();
        var tried = new PacWays(net).first(entries);
        return new PacDecision(file.url(), url.toString(), ways, tried.proxy(), null, null, tried.passedOver());
    }

    private List<InetAddress> lookup(String name) {
        try {
            NameLookup found = net.lookup(name, LOOKUP_CAP);
            return found.addresses();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Documentation address: which interface leads to the outside. No packet is sent. */
    private InetAddress self() {
        return net.sourceFor(Literals.parse("192.0.2.1")) instanceof Attempt.Succeeded<InetAddress> source
                ? source.result()
                : Literals.parse("127.0.0.1");
    }
}
