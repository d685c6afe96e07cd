package io.azreach.linux.fuzz;

import static io.azreach.testkit.FuzzTarget.holds;

import io.azreach.linux.parse.AptConfig;
import io.azreach.linux.parse.Clock;
import io.azreach.linux.parse.DesktopProxy;
import io.azreach.linux.parse.EnvironmentFile;
import io.azreach.linux.parse.HostsFile;
import io.azreach.linux.parse.Identity;
import io.azreach.linux.parse.IniFile;
import io.azreach.linux.parse.IpJson;
import io.azreach.linux.parse.ProcNet;
import io.azreach.linux.parse.ProxyInfoFile;
import io.azreach.linux.parse.ProxyText;
import io.azreach.linux.parse.ShellScript;
import io.azreach.linux.parse.SystemdEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Files and command output of a machine, which may be somebody else's. */
final class MachineTexts {
    /** Variables may be repeated, within reason. */
    private static final int MOST_TEXT = 16 * 1024 * 1024;

    private MachineTexts() {}

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    static void networkTables(byte[] input) {
        var text = text(input);
        ProcNet.ipv4Routes(text).forEach(route -> holds(route.destination().indexOf('/') > 0, route.destination()));
        ProcNet.ipv6Routes(text).forEach(route -> holds(route.destination().indexOf('/') > 0, route.destination()));
        ProcNet.arp(text);
        IpJson.routes(text, false);
        IpJson.neighbours(text);
        HostsFile.entries("/etc/hosts", text, "here")
                .forEach(entry -> holds(!entry.names().isEmpty(), "no name"));
    }

    static void machineFacts(byte[] input) {
        var text = text(input);
        bounded(Identity.ofHostnamectlJson(text));
        bounded(Identity.ofHostnamectl(text));
        bounded(Identity.ofRelease(text));
        bounded(Clock.timedatectlFacts(text));
        Clock.timedatectl(text);
        Clock.chrony(text);
    }

    static void shellText(byte[] input) {
        var text = text(input);
        bounded(ShellScript.variables(text));
        bounded(EnvironmentFile.variables(text));
        bounded(EnvironmentFile.ofProcess(text));
        bounded(SystemdEnvironment.ofUnit(text).variables());
        bounded(SystemdEnvironment.ofManager(text).variables());
    }

    static void proxySettings(byte[] input) {
        var text = text(input);
        bounded(AptConfig.options(text));
        withoutUser(ProxyText.parse(text));
        withoutUser(ProxyInfoFile.parse(text));
        var ini = IniFile.parse(text);
        DesktopProxy.gnome(ini).forEach(proxy -> withoutUser(proxy.value()));
        DesktopProxy.kde(ini).forEach(proxy -> withoutUser(proxy.value()));
    }

    private static void withoutUser(ProxyText read) {
        var proxy = read.proxy();
        holds(proxy == null || proxy.host().indexOf('@') < 0, "a user name was kept");
    }

    private static void bounded(Map<String, String> facts) {
        long size = 0;
        for (var fact : facts.entrySet()) {
            size += fact.getKey().length() + fact.getValue().length();
        }
        holds(size <= MOST_TEXT, size + " characters out of one text");
    }
}
