package io.azreach.diagnose;

import io.azreach.spi.DiagnosisRule;
import java.util.List;

/** The rules every network needs. */
public final class NetworkRules {
    private NetworkRules() {}

    public static List<DiagnosisRule> all() {
        return List.of(
                new AddressRule(),
                new ClockRule(),
                new ConnectRule(),
                new HandshakeRule(),
                new PacRule(),
                new PartialConnectRule(),
                new PathQualityRule(),
                new ProxyRule(),
                new RequestRule(),
                new ResolverHealthRule(),
                new SecondOpinionRule(),
                new StateRule(),
                new TrustRule(),
                new UnresolvedRule());
    }
}
