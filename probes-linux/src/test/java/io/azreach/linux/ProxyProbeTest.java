package io.azreach.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.host.RecordedHost;
import io.azreach.linux.parse.EnvironmentFile;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.model.evidence.Unreadable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyProbeTest {
    private static final HostPort PROXY = new HostPort("10.0.0.10", 8080);
    private static final List<String> MOBILITY = List.of("mobility-agent");
    private static final String PROXY_INFO = "/usr/local/InMage/config/ProxyInfo.conf";

    @Test
    void machineWithoutProxiesSaysNothing() throws Exception {
        assertEquals(List.of(), Runs.run("linux.proxy", Runs.machine()).evidence());
    }

    @Test
    void processEnvironmentIsReadByTheShellInTheOrderOfCurl() throws Exception {
        var lower = settings(environment("env.lowercase.txt"));
        assertEquals(List.of("https_proxy", "http_proxy"), keys(lower));
        assertEquals(List.of("shell"), lower.get(0).readers());
        assertEquals("https", lower.get(0).scheme());
        assertEquals(PROXY, lower.get(0).proxy());
        assertEquals(
                List.of("localhost", "127.0.0.1", "168.63.129.16", "169.254.169.254", ".corp.contoso.example"),
                lower.get(0).bypass());
        var upper = settings(environment("env.uppercase-only.txt"));
        assertEquals(List.of("HTTPS_PROXY"), keys(upper));
        assertEquals(List.of("shell"), upper.get(0).readers());
        assertEquals(List.of("localhost", "127.0.0.1"), upper.get(0).bypass());
    }

    @Test
    void upperCaseHttpProxyHasNoReader() throws Exception {
        var only = only(environment("env.http-proxy-uppercase-ignored-by-curl.txt"));
        assertEquals(PROXY, only.proxy());
        assertEquals(List.of(), only.readers());
    }

    @Test
    void variablesOfBothCasesAreKeptAndLowerCaseWins() throws Exception {
        var both = settings(Runs.machine()
                .environment(Map.of("HTTPS_PROXY", "http://b:2", "https_proxy", "", "ALL_PROXY", "socks5://s:1080")));
        assertEquals(List.of("https_proxy", "HTTPS_PROXY", "ALL_PROXY"), keys(both));
        assertNull(both.get(0).proxy());
        assertNull(both.get(0).problem());
        assertTrue(both.get(0).rank() < both.get(1).rank()
                && both.get(1).rank() < both.get(2).rank());
        assertEquals("not-http", both.get(2).problem());
        assertEquals("all", both.get(2).scheme());
    }

    @Test
    void agentFilesAreReadByTheirAgents() throws Exception {
        var proxyInfo = only(file(PROXY_INFO, "ProxyInfo.conf.bom-crlf.conf"));
        assertEquals(
                new ProxySetting(PROXY_INFO, "Address", MOBILITY, "all", PROXY, null, List.of(), false, null, 0),
                proxyInfo);
        assertEquals(
                "no-port",
                only(file(PROXY_INFO, "ProxyInfo.conf.missing-port.conf")).problem());
        var waagent = only(file("/etc/waagent.conf", "waagent.conf.proxy-set.txt"));
        assertEquals(PROXY, waagent.proxy());
        assertEquals(List.of("waagent"), waagent.readers());
        assertEquals(List.of(), settings(file("/etc/waagent.conf", "waagent.conf.default.txt")));
    }

    @Test
    void mobilityAgentTakesItsFileThenItsProcessThenItsUnitThenTheEnvironmentFile() throws Exception {
        var host = file(PROXY_INFO, "ProxyInfo.conf.good.conf")
                .file("/proc/77/cmdline", "/usr/local/ASR/Vx/bin/svagents\0")
                .file("/proc/77/environ", "https_proxy=http://process:1\0no_proxy=a\0")
                .file("/proc/78/cmdline", "/usr/local/ASR/Vx/bin/s2\0-v\0")
                .file("/proc/78/environ", "https_proxy=http://process:1\0no_proxy=a\0")
                .file("/proc/79/cmdline", "bash\0")
                .file("/proc/79/environ", "https_proxy=http://somebody:1\0")
                .file("/proc/meminfo", "MemTotal")
                .file("/etc/systemd/system/vxagent.service", "[Service]\nEnvironment=https_proxy=http://unit:1")
                .file("/etc/systemd/system.conf", "[Manager]\nDefaultEnvironment=https_proxy=http://default:1")
                .file("/etc/environment", "https_proxy=http://file:1");
        var order = settings(host).stream()
                .filter(setting -> setting.readers().contains("mobility-agent"))
                .sorted(Comparator.comparing(ProxySetting::rank))
                .map(ProxySetting::source)
                .toList();
        assertEquals(
                List.of(
                        PROXY_INFO,
                        "/proc/77/environ",
                        "/etc/systemd/system/vxagent.service",
                        "/etc/systemd/system.conf",
                        "/etc/environment"),
                order);
    }

    @Test
    void environmentFileIsReadByTheMobilityAgent() throws Exception {
        var plain = settings(file("/etc/environment", "etc-environment.plain.env"));
        assertEquals(List.of("https_proxy", "http_proxy"), keys(plain));
        assertEquals(MOBILITY, plain.get(0).readers());
        assertEquals(
                PROXY,
                only(file("/etc/environment", "etc-environment.no-scheme.env")).proxy());
        var quoted = settings(file("/etc/environment", "etc-environment.quoted-and-export.env"));
        assertEquals(
                List.of(PROXY, PROXY), quoted.stream().map(ProxySetting::proxy).toList());
    }

    @Test
    void passwordsNeverReachTheEvidence() throws Exception {
        var host = file("/etc/environment", "etc-environment.with-credentials.env")
                .file(PROXY_INFO, Samples.text("proxy/ProxyInfo.conf.authenticated.conf"))
                .file("/etc/yum.conf", Samples.text("proxy/yum.conf"));
        var evidence = settings(host);
        assertEquals(3, evidence.size());
        assertTrue(evidence.stream().allMatch(s -> s.credentials() && PROXY.equals(s.proxy())), evidence::toString);
        assertFalse(evidence.toString().contains("secret"));
        assertFalse(evidence.toString().contains("user"));
    }

    @Test
    void loginScriptsAndPackageManagersAreHintsForOthers() throws Exception {
        var script = settings(file("/etc/profile.d/proxy.sh", "profile.d.proxy.sh.txt"));
        assertEquals(List.of("https_proxy", "http_proxy"), keys(script));
        assertEquals(List.of(), script.get(0).readers());
        var apt = settings(file("/etc/apt/apt.conf.d/95proxies", "apt.conf.d.proxy.conf"));
        assertEquals(
                List.of("http", "https"), apt.stream().map(ProxySetting::scheme).toList());
        assertEquals(List.of("apt"), apt.get(1).readers());
        assertEquals(PROXY, apt.get(1).proxy());
        var yum = only(file("/etc/yum.conf", "yum.conf"));
        assertEquals(List.of("yum"), yum.readers());
        var direct = only(Runs.machine().file("/etc/dnf/dnf.conf", "[main]\nproxy=_none_\n"));
        assertNull(direct.proxy());
        assertNull(direct.problem());
    }

    @Test
    void switchOfTheSuseFileDecides() throws Exception {
        var enabled = settings(file("/etc/sysconfig/proxy", "sysconfig-proxy.suse.enabled.txt"));
        assertEquals(List.of("HTTPS_PROXY", "HTTP_PROXY"), keys(enabled));
        assertTrue(enabled.stream()
                .allMatch(s -> s.problem() == null && s.readers().equals(List.of("zypp"))));
        assertEquals(List.of("localhost", "127.0.0.1"), enabled.get(0).bypass());
        var disabled = settings(file("/etc/sysconfig/proxy", "sysconfig-proxy.suse.disabled.txt"));
        assertEquals(2, disabled.size());
        assertTrue(disabled.stream().allMatch(s -> "disabled".equals(s.problem())));
    }

    @Test
    void systemdFilesAreReadByTheUnitTheyBelongTo() throws Exception {
        var dropIn = Samples.text("proxy/systemd-dropin.conf");
        var waagent = only(Runs.machine().file("/etc/systemd/system/waagent.service.d/http-proxy.conf", dropIn));
        assertEquals(List.of("waagent"), waagent.readers());
        assertEquals(4, waagent.bypass().size());
        var docker = only(Runs.machine().file("/etc/systemd/system/docker.service.d/http-proxy.conf", dropIn));
        assertEquals(List.of(), docker.readers());
        var all = only(file("/etc/systemd/system.conf.d/proxy.conf", "systemd-system.conf.d.conf"));
        assertEquals(List.of("mobility-agent", "waagent"), all.readers());
        assertEquals(List.of("localhost"), all.bypass());
    }

    @Test
    void dropInsFollowTheRulesOfSystemd() throws Exception {
        var directory = "/systemd/system/waagent.service.d/";
        var hidden = only(Runs.machine()
                .file("/usr/lib" + directory + "10-a.conf", "[Service]\nEnvironment=https_proxy=http://vendor:1")
                .file("/etc" + directory + "10-a.conf", "[Service]\nEnvironment=https_proxy=http://admin:1")
                .file("/etc" + directory + "20-b.conf", "[Service]\nEnvironmentFile=-/etc/default/proxy")
                .file("/etc/default/proxy", "no_proxy=x y\n"));
        assertEquals(new HostPort("admin", 1), hidden.proxy());
        assertEquals(List.of("x", "y"), hidden.bypass());
        var reset = settings(Runs.machine()
                .file("/etc" + directory + "10-a.conf", "[Service]\nEnvironment=https_proxy=http://admin:1")
                .file("/etc" + directory + "20-b.conf", "[Service]\nEnvironment=\n"));
        assertEquals(List.of(), reset);
    }

    @Test
    void desktopSettingsAreTheUsers() throws Exception {
        var desktop = settings(Runs.machine()
                .environment(Map.of("HOME", "/home/me"))
                .file(
                        "/home/me/.config/kioslaverc",
                        "[Proxy Settings]\nProxyType=2\nProxy Config Script=http://w/p.pac")
                .file("/etc/dconf/db/local.d/00-proxy", "[system/proxy]\nmode='none'\n")
                .file("/etc/dconf/db/local.d/locks/proxy", "/system/proxy/mode\n"));
        assertEquals(2, desktop.size());
        assertTrue(desktop.stream().allMatch(s -> s.readers().equals(List.of("user"))));
        assertEquals("http://w/p.pac", desktop.get(1).pacUrl());
    }

    @Test
    void filesThatMayNotBeReadAreUnknownAndNotAbsent() throws Exception {
        var denied = Failure.of(FailureKind.NOT_PERMITTED);
        var context = Runs.run(
                "linux.proxy",
                Runs.machine()
                        .unreadable("/etc/environment", denied)
                        .unreadable(PROXY_INFO, denied)
                        .file("/proc/9/cmdline", "python3\0-u\0/usr/sbin/waagent\0-daemon\0")
                        .unreadable("/proc/9/environ", denied));
        assertEquals(
                List.of(
                        new Unreadable(PROXY_INFO, denied),
                        new Unreadable("/proc/9/environ", denied),
                        new Unreadable("/etc/environment", denied)),
                context.evidence());
    }

    private static RecordedHost.Builder file(String path, String sample) {
        return Runs.machine().file(path, Samples.bytes("proxy/" + sample));
    }

    private static RecordedHost.Builder environment(String sample) {
        return Runs.machine().environment(EnvironmentFile.variables(Samples.text("proxy/" + sample)));
    }

    private static List<ProxySetting> settings(RecordedHost.Builder host) throws Exception {
        return Runs.run("linux.proxy", host).evidence(ProxySetting.class);
    }

    private static ProxySetting only(RecordedHost.Builder host) throws Exception {
        var all = settings(host);
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    private static List<String> keys(List<ProxySetting> settings) {
        return settings.stream().map(ProxySetting::key).toList();
    }
}
