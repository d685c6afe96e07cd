package io.azreach.windows.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.host.RecordedHost;
import io.azreach.host.RegistryValue;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.model.evidence.Unreadable;
import io.azreach.net.Net;
import io.azreach.spi.Applicability;
import io.azreach.spi.Settings;
import io.azreach.testkit.RecordingContext;
import io.azreach.windows.Samples;
import io.azreach.windows.parse.RegExport;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyProbeTest {
    private static final String SETTINGS = "\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    private static final String SYSTEM = "HKU\\S-1-5-18" + SETTINGS;
    private static final String CONF = "C:\\ProgramData\\Microsoft Azure Site Recovery\\Config\\ProxyInfo.conf";

    private static final String MACHINE = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    private static final HostInfo WINDOWS = new HostInfo("host01", Os.WINDOWS, "Windows Server 2022", List.of(), false);

    private static final RegistryValue ENABLED = new RegistryValue("ProxyEnable", "REG_DWORD", "1");
    private static final Net NO_NETWORK = (Net) Proxy.newProxyInstance(
            Net.class.getClassLoader(), new Class<?>[] {Net.class}, (proxy, method, arguments) -> {
                throw new AssertionError("this probe must not use the network, and called " + method);
            });

    private final RecordedHost.Builder machine = RecordedHost.of(WINDOWS);

    @Test
    void proxyAndPacOfAUserAreReadFromTheBinary() {
        export("export-user-proxy.utf16.reg");
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
        export("export-machine.utf16.reg");
        assertTrue(
                settings().contains("winhttp all proxy.contoso.example:8080 - [<local>, *.contoso.example] -"),
                settings().toString());
    }

    @Test
    void machinePolicyTakesTheAccountsTheirSay() {
        export("export-machine.utf16.reg");
        machine.key(MACHINE, ENABLED, text("ProxyServer", "10.0.0.9:8080"))
                .key(SYSTEM, ENABLED, text("ProxyServer", "10.0.0.10:8080"));
        var settings = settings();
        assertTrue(settings.contains("user,mobility-agent,mars-agent all 10.0.0.9:8080 - [] -"), settings.toString());
        assertTrue(settings.contains("- all 10.0.0.10:8080 - [] -"), settings.toString());
    }

    @Test
    void agentsReadTheSystemAccountAndTheMobilityAgentItsOwnFileFirst() {
        machine.key(
                        SYSTEM,
                        ENABLED,
                        text("ProxyServer", "http://10.0.0.10:8080"),
                        text("ProxyOverride", "168.63.129.16;<local>"))
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
        machine.key(SYSTEM, new RegistryValue("ProxyEnable", "REG_DWORD", "0"), text("ProxyServer", "10.0.0.10:8080"));
        assertEquals(List.of("mobility-agent,mars-agent all 10.0.0.10:8080 - [] disabled"), settings());
    }

    @Test
    void anUnknownLayoutIsUnknownAndNotDirect() {
        export("wine-connections.utf16.reg");
        assertEquals(List.of(), settings());
        var unreadable = assertInstanceOf(Unreadable.class, recorded().get(0));
        assertTrue(unreadable.what().endsWith("DefaultConnectionSettings"), unreadable.what());
    }

    @Test
    void anEmptyMachineSaysNothingAndALockedFileIsTold() {
        assertEquals(List.of(), settings());
        assertEquals(List.of(), recorded());
        machine.unreadable(CONF, Failure.of(FailureKind.NOT_PERMITTED));
        assertEquals(List.of(new Unreadable(CONF, Failure.of(FailureKind.NOT_PERMITTED))), recorded());
    }

    @Test
    void variablesAreReadWhateverTheirCase() {
        machine.environment(
                Map.of("Https_Proxy", "http://user01:secret@10.0.0.10:8080", "NO_PROXY", ".contoso.example,10.*"));
        assertEquals(List.of("shell https 10.0.0.10:8080 - [.contoso.example, 10.*] -"), settings());
    }

    @Test
    void otherSystemsAreNoneOfItsBusiness() {
        var linux = new HostInfo("vm01", Os.LINUX, "Debian", List.of(), false);
        assertEquals(new Applicability.Irrelevant(), new ProxyProbe().applicableTo(Target.MACHINE, linux));
        assertEquals(new Applicability.Applies(), new ProxyProbe().applicableTo(Target.MACHINE, WINDOWS));
    }

    /** Adds the keys of a sample export to the machine. */
    private void export(String sample) {
        RegExport.read(Samples.bytes(sample))
                .keys()
                .forEach((key, values) -> machine.key(key, values.toArray(new RegistryValue[0])));
    }

    private static RegistryValue text(String name, String value) {
        return new RegistryValue(name, "REG_SZ", value);
    }

    private List<Evidence> recorded() {
        var run = new RecordingContext(machine.build(), NO_NETWORK, Settings.NONE);
        new ProxyProbe().observe(Target.MACHINE, run);
        return run.evidence();
    }

    private List<ProxySetting> proxies() {
        return recorded().stream()
                .filter(ProxySetting.class::isInstance)
                .map(ProxySetting.class::cast)
                .toList();
    }

    private List<String> settings() {
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
