package io.azreach.windows.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.model.evidence.Unreadable;
import io.azreach.spi.Applicability;
import io.azreach.windows.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyProbeTest {
    private static final String SETTINGS = "\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    private static final String SYSTEM = "HKU\\S-1-5-18" + SETTINGS;
    private static final String CONF = "C:\\ProgramData\\Microsoft Azure Site Recovery\\Config\\ProxyInfo.conf";

    private final RecordedMachine machine = new RecordedMachine();

    @Test
    void proxyAndPacOfAUserAreReadFromTheBinary() {
        machine.export(Samples.bytes("export-user-proxy.utf16.reg"));
        assertEquals(
                List.of(
                        "user http p1.contoso.example:8080 - [10.*, <local>] -",
                        "user https p2.contoso.example:8443 - [10.*, <local>] -",
                        "user all - http://pac.contoso.example/p.pac [] -",
                        "- all - - [] auto-detect"),
                settings());
    }

    @Test
    void winHttpProxyIsReadWithItsExceptions() {
        machine.export(Samples.bytes("export-machine.utf16.reg"));
        assertTrue(
                settings().contains("winhttp all proxy.contoso.example:8080 - [<local>, *.contoso.example] -"),
                settings().toString());
    }

    @Test
    void machinePolicyTakesTheAccountsTheirSay() {
        machine.export(Samples.bytes("export-machine.utf16.reg"))
                .value(
                        "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings",
                        "ProxyEnable",
                        "REG_DWORD",
                        "1")
                .value(
                        "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings",
                        "ProxyServer",
                        "REG_SZ",
                        "10.0.0.9:8080")
                .value(SYSTEM, "ProxyEnable", "REG_DWORD", "1")
                .value(SYSTEM, "ProxyServer", "REG_SZ", "10.0.0.10:8080");
        var settings = settings();
        assertTrue(settings.contains("user,mobility-agent,mars-agent all 10.0.0.9:8080 - [] -"), settings.toString());
        assertTrue(settings.contains("- all 10.0.0.10:8080 - [] -"), settings.toString());
    }

    @Test
    void agentsReadTheSystemAccountAndTheMobilityAgentItsOwnFileFirst() {
        machine.value(SYSTEM, "ProxyEnable", "REG_DWORD", "1")
                .value(SYSTEM, "ProxyServer", "REG_SZ", "http://10.0.0.10:8080")
                .value(SYSTEM, "ProxyOverride", "REG_SZ", "168.63.129.16;<local>")
                .file(CONF, Samples.text("ProxyInfo.conf.authenticated.conf"));
        assertEquals(
                List.of(
                        "mobility-agent,mars-agent all 10.0.0.10:8080 - [168.63.129.16, <local>] -",
                        "mobility-agent all 10.0.0.10:8080 - [] -"),
                settings());
        var own = proxies().get(1);
        assertTrue(own.credentials());
        assertFalse(own.toString().contains("secret"), own.toString());
        assertTrue(own.rank() < proxies().get(0).rank());
    }

    @Test
    void aLeftOverProxyIsNotActive() {
        machine.value(SYSTEM, "ProxyEnable", "REG_DWORD", "0").value(SYSTEM, "ProxyServer", "REG_SZ", "10.0.0.10:8080");
        assertEquals(List.of("mobility-agent,mars-agent all 10.0.0.10:8080 - [] disabled"), settings());
    }

    @Test
    void anUnknownLayoutIsUnknownAndNotDirect() {
        machine.export(Samples.bytes("wine-connections.utf16.reg"));
        assertEquals(List.of(), settings());
        var unreadable = assertInstanceOf(Unreadable.class, machine.recorded.get(0));
        assertTrue(unreadable.what().endsWith("DefaultConnectionSettings"), unreadable.what());
    }

    @Test
    void anEmptyMachineSaysNothingAndALockedOneSaysSo() {
        assertEquals(List.of(), settings());
        assertEquals(List.of(), machine.recorded);
        machine.withLockedRegistry();
        assertEquals(List.of(), settings());
        assertFalse(machine.recorded.isEmpty());
    }

    @Test
    void variablesAreReadWhateverTheirCase() {
        machine.variable("Https_Proxy", "http://user01:secret@10.0.0.10:8080")
                .variable("NO_PROXY", ".contoso.example,10.*");
        assertEquals(List.of("shell https 10.0.0.10:8080 - [.contoso.example, 10.*] -"), settings());
    }

    @Test
    void otherSystemsAreNoneOfItsBusiness() {
        var linux = new HostInfo("vm01", Os.LINUX, "Debian", List.of(), false);
        assertEquals(new Applicability.Irrelevant(), new ProxyProbe().applicableTo(Target.MACHINE, linux));
        assertEquals(new Applicability.Applies(), new ProxyProbe().applicableTo(Target.MACHINE, machine.info()));
    }

    private List<ProxySetting> proxies() {
        return machine.recorded.stream()
                .filter(ProxySetting.class::isInstance)
                .map(ProxySetting.class::cast)
                .toList();
    }

    private List<String> settings() {
        machine.recorded.clear();
        new ProxyProbe().observe(Target.MACHINE, machine);
        return proxies().stream().map(ProxyProbeTest::line).toList();
    }

    private static String line(ProxySetting s) {
        var readers = s.readers().isEmpty() ? "-" : String.join(",", s.readers());
        return String.join(
                " ",
                readers,
                s.scheme(),
                s.proxy() == null ? "-" : s.proxy().toString(),
                s.pacUrl() == null ? "-" : s.pacUrl(),
                s.bypass().toString(),
                s.problem() == null ? "-" : s.problem());
    }
}
