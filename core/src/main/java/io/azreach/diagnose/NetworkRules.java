package io.azreach.diagnose;

import io.azreach.spi.DiagnosisRule;
import java.util.List;

/** The rules every network needs. */
public final class NetworkRules {
    private NetworkRules() {}

    public static List<DiagnosisRule> all() {
        return List.of(
                new AcceptedRule(),
                new AddressRule(),
                new BypassSyntaxRule(),
                new CertificateRisksRule(),
                new ClockRule(),
                new ConnectRule(),
                new DnsInterceptionRule(),
                new HandshakeRule(),
                new PacFallbackRule(),
                new InspectedHelloRule(),
                new PacRule(),
                new PartialConnectRule(),
                new PathMtuRule(),
                new PathQualityRule(),
                new PolicyRouteRule(),
                new ProxyAgentRule(),
                new ProxyBypassRule(),
                new ProxyCaseRule(),
                new ProxyCredentialsRule(),
                new ProxyMatrixRule(),
                new ProxyNeedRule(),
                new ProxyPathRule(),
                new ProxyOfferedRule(),
                new ProxyRule(),
                new ProxyScriptRule(),
                new RepeatRule(),
                new RequestRule(),
                new ResolverHealthRule(),
                new RevocationRule(),
                new SecondOpinionRule(),
                new SharedAddressRule(),
                new SplitHorizonRule(),
                new StateRule(),
                new StrayReplyRule(),
                new TransparentProxyRule(),
                new TrustRule(),
                new UnresolvedRule());
    }
}
