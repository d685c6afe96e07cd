package io.azreach.engine;

import io.azreach.diagnose.NetworkFindings;
import io.azreach.diagnose.NetworkRules;
import io.azreach.model.EvidenceType;
import io.azreach.model.FindingType;
import io.azreach.model.evidence.ConnectRamp;
import io.azreach.model.evidence.ConnectSamples;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.EndpointWalks;
import io.azreach.model.evidence.HelloAnswer;
import io.azreach.model.evidence.HostsEntry;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.IkeAnswer;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.Neighbour;
import io.azreach.model.evidence.NtpAnswer;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.PacFile;
import io.azreach.model.evidence.PathMtu;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.model.evidence.QuietConnection;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.model.evidence.SourceTrials;
import io.azreach.model.evidence.StateCheck;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TimeService;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.Unreadable;
import io.azreach.probe.CoreProbes;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.PluginInfo;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbePlugin;
import java.util.List;

/** What core itself contributes, by the same door as everybody else. */
public final class CorePlugin implements ProbePlugin {
    @Override
    public PluginInfo info() {
        return new PluginInfo("core", "0.1.0", "azreach", PluginInfo.SPI_LEVEL, "io.azreach.probe.texts");
    }

    @Override
    public List<Probe> probes() {
        return CoreProbes.all();
    }

    @Override
    public List<FindingType> findingTypes() {
        return NetworkFindings.all();
    }

    @Override
    public List<DiagnosisRule> rules() {
        return NetworkRules.all();
    }

    @Override
    public List<EvidenceType<?>> evidenceTypes() {
        return List.of(
                new EvidenceType<>("name-lookup", 1, NameLookup.class),
                new EvidenceType<>("dns-answer", 1, DnsAnswer.class),
                new EvidenceType<>("tcp-connect", 1, TcpConnect.class),
                new EvidenceType<>("proxy-tunnel", 1, ProxyTunnel.class),
                new EvidenceType<>("tls-handshake", 1, TlsHandshake.class),
                new EvidenceType<>("http-exchange", 1, HttpExchange.class),
                new EvidenceType<>("ntp-answer", 1, NtpAnswer.class),
                new EvidenceType<>("interface", 1, InterfaceState.class),
                new EvidenceType<>("route", 1, RouteEntry.class),
                new EvidenceType<>("neighbour", 1, Neighbour.class),
                new EvidenceType<>("resolver-config", 1, ResolverConfig.class),
                new EvidenceType<>("hosts-entry", 1, HostsEntry.class),
                new EvidenceType<>("proxy-setting", 1, ProxySetting.class),
                new EvidenceType<>("time-service", 1, TimeService.class),
                new EvidenceType<>("machine-facts", 1, MachineFacts.class),
                new EvidenceType<>("unreadable", 1, Unreadable.class),
                new EvidenceType<>("path-trace", 1, PathTrace.class),
                new EvidenceType<>("path-mtu", 1, PathMtu.class),
                new EvidenceType<>("hello-answer", 1, HelloAnswer.class),
                new EvidenceType<>("connect-samples", 1, ConnectSamples.class),
                new EvidenceType<>("connect-ramp", 1, ConnectRamp.class),
                new EvidenceType<>("connect-sources", 1, SourceTrials.class),
                new EvidenceType<>("quiet-connection", 1, QuietConnection.class),
                new EvidenceType<>("endpoint-walks", 1, EndpointWalks.class),
                new EvidenceType<>("ike-answer", 1, IkeAnswer.class),
                new EvidenceType<>("pac-file", 1, PacFile.class),
                new EvidenceType<>("pac-decision", 1, PacDecision.class),
                new EvidenceType<>("state-check", 1, StateCheck.class));
    }
}
