package io.azreach.azure.ike;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.IkeAnswer;
import io.azreach.net.Literals;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins a negotiation with a VPN gateway on both of its ports, each by itself; with a pre-shared key at hand it goes on until
 * the gateway says whether that is the right one. Each begun negotiation stays with the gateway for half a minute, and gateways
 * count them: no more than three are begun.
 */
public final class IkeProbe implements Probe {
    private static final Duration CAP = Duration.ofSeconds(25);
    private static final Duration LOOKUP = Duration.ofMillis(2500);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int MOST_ADDRESSES = 2;

    private final int markedPort;

    public IkeProbe() {
        this(4500);
    }

    /** @param markedPort where gateways expect messages that carry the marker */
    IkeProbe(int markedPort) {
        this.markedPort = markedPort;
    }

    @Override
    public ProbeInfo info() {
        return ProbeInfo.measure("azure.ike", CAP);
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.scheme().equals("ike"));
    }

    @Override
    public void observe(Target target, ProbeContext context) throws IOException, InterruptedException {
        var offered = Offers.of(context.settings());
        try {
            for (var address : addresses(target.host(), context)) {
                if (ask(new InetSocketAddress(address, target.port()), offered, context)) {
                    return;
                }
            }
        } catch (GeneralSecurityException missing) {
            throw new IOException("this Java cannot do what the proposal needs: " + missing.getMessage(), missing);
        }
    }

    private static List<InetAddress> addresses(String host, ProbeContext context) throws InterruptedException {
        if (Literals.isLiteral(host)) {
            return List.of(Literals.parse(host));
        }
        var lookup = context.net().lookup(host, LOOKUP);
        context.record(lookup);
        return lookup.addresses().stream().limit(MOST_ADDRESSES).toList();
    }

    /** Returns whether the address answered. */
    private boolean ask(InetSocketAddress gateway, List<Proposal> offered, ProbeContext context)
            throws InterruptedException, GeneralSecurityException {
        var local = context.net().sourceFor(gateway.getAddress()).value().orElse(gateway.getAddress());
        var plain = new Line(context.net(), gateway, false);
        var marked = new Line(context.net(), new InetSocketAddress(gateway.getAddress(), markedPort), true);
        var first = begin(plain, local, offered, context);
        var second = begin(marked, local, offered, context);
        var key = presharedKey(context);
        if (key.isPresent() && second.sa() != null) {
            prove(marked, local, second.sa(), key.get(), context);
        } else if (key.isPresent() && first.sa() != null) {
            prove(plain, local, first.sa(), key.get(), context);
        }
        if (refusesOffer(first.answer()) || refusesOffer(second.answer())) {
            var open = first.answer().answered() ? plain : marked;
            begin(open, local, Offers.EVERYTHING, context);
        }
        return first.answer().answered() || second.answer().answered();
    }

    private static boolean refusesOffer(IkeAnswer answer) {
        return answer.kind() == IkeAnswer.Kind.NOTIFY;
    }

    private static InitTalk.Outcome begin(Line line, InetAddress local, List<Proposal> offered, ProbeContext context)
            throws InterruptedException, GeneralSecurityException {
        var outcome = new InitTalk(line, local, offered, ANSWER).hold();
        context.record(outcome.answer());
        return outcome;
    }

    private static void prove(Line line, InetAddress local, @Nullable HalfOpen sa, byte[] key, ProbeContext context)
            throws InterruptedException, GeneralSecurityException {
        if (sa != null) {
            context.record(new AuthTalk(line, local, sa, ANSWER).hold(key));
        }
    }

    private static Optional<byte[]> presharedKey(ProbeContext context) {
        return context.settings()
                .value("psk-env")
                .map(name -> context.host().environment().getOrDefault(name, ""))
                .filter(key -> !key.isEmpty())
                .map(key -> key.getBytes(StandardCharsets.UTF_8));
    }
}
