package io.azreach.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.host.CommandResult;
import io.azreach.host.RecordedHost;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.HostsEntry;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.Neighbour;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.model.evidence.TimeService;
import io.azreach.model.evidence.Unreadable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineProbesTest {
    private static final String ROUTES = "ip -4 -j route show table all";
    private static final String ROUTES6 = "ip -6 -j route show table all";

    @Test
    void identityComesFromJsonThenTextThenFiles() throws Exception {
        var json = host(said("hostnamectl --json=short", "hostnamectl/json-short.systemd252.json"));
        assertEquals("hostnamectl --json=short", json.source());
        assertEquals("vm01", json.facts().get("hostname"));
        var refused = new CommandResult(1, "", Samples.text("hostnamectl/json-unsupported.txt"));
        var text = host(said("hostnamectl", "hostnamectl/rhel79.txt").command("hostnamectl --json=short", refused));
        assertEquals("hostnamectl", text.source());
        assertEquals("microsoft", text.facts().get("virtualization"));
        var noSystemd = new CommandResult(1, "", Samples.text("hostnamectl/no-systemd.txt"));
        var files = host(Runs.machine()
                .command("hostnamectl", noSystemd)
                .command("hostnamectl --json=short", noSystemd)
                .file("/usr/lib/os-release", "PRETTY_NAME=\"Some Linux\"\n")
                .file("/proc/sys/kernel/osrelease", "6.1.0\n"));
        assertEquals(Map.of("hostname", "vm01", "os", "Some Linux", "kernel", "Linux 6.1.0"), files.facts());
    }

    @Test
    void networkIsReadThroughTheIpCommand() throws Exception {
        var context = Runs.run(
                "linux.network",
                said(ROUTES, "ip/ip-4-j-route-all.json")
                        .command(ROUTES6, output("ip/ip-6-j-route-all.json"))
                        .command("ip -j neigh", output("ip/ip-j-neigh.json")));
        assertEquals(List.of(StillNet.ETH0), context.evidence(InterfaceState.class));
        assertEquals(13, context.evidence(RouteEntry.class).size());
        assertEquals(3, context.evidence(Neighbour.class).size());
        assertEquals(List.of(), context.evidence(Unreadable.class));
    }

    @Test
    void kernelTablesStandInForAMissingOrOldIpCommand() throws Exception {
        var busybox = new CommandResult(1, "", "ip: invalid option -- 'j'");
        var context = Runs.run(
                "linux.network",
                Runs.machine()
                        .command(ROUTES, busybox)
                        .command(ROUTES6, new CommandResult(0, "default via fe80::1", ""))
                        .file("/proc/net/route", Samples.bytes("ip/proc-net-route.txt"))
                        .file("/proc/net/ipv6_route", Samples.bytes("ip/proc-net-ipv6_route.txt"))
                        .file("/proc/net/arp", Samples.bytes("ip/proc-net-arp.txt")));
        assertEquals(11, context.evidence(RouteEntry.class).size());
        assertEquals(2, context.evidence(Neighbour.class).size());
        assertEquals(List.of(), context.evidence(Unreadable.class));
    }

    @Test
    void tablesThatNobodyGivesAreUnknown() throws Exception {
        var context = Runs.run("linux.network", Runs.machine().command(ROUTES, Failure.of(FailureKind.TIMEOUT)));
        assertEquals(
                List.of(
                        new Unreadable(ROUTES, Failure.of(FailureKind.TIMEOUT)),
                        new Unreadable(ROUTES6, Failure.of(FailureKind.NOT_FOUND)),
                        new Unreadable("ip -j neigh", Failure.of(FailureKind.NOT_FOUND))),
                context.evidence(Unreadable.class));
        assertEquals(List.of(), context.evidence(RouteEntry.class));
    }

    @Test
    void resolverSettingsHostsFileAndOrderAreRecorded() throws Exception {
        var context = Runs.run(
                "linux.resolver",
                Runs.machine()
                        .file("/etc/hosts", "127.0.0.1 localhost\n10.1.2.3 pinned.blob.core.windows.net\n")
                        .file("/etc/nsswitch.conf", "# hosts: none\npasswd: files\nhosts:   files  dns # usual\n"));
        assertEquals(List.of(StillNet.AZURE_DNS), context.evidence(ResolverConfig.class));
        assertEquals(2, context.evidence(HostsEntry.class).get(0).line());
        assertEquals(
                List.of(new MachineFacts("name-service", "/etc/nsswitch.conf", Map.of("hosts", "files dns"))),
                context.evidence(MachineFacts.class));
    }

    @Test
    void aStubsRulesByLinkAreRecorded() throws Exception {
        var stub = new ResolverConfig("/etc/resolv.conf", List.of(new HostPort("127.0.0.53", 53)), List.of(), true);
        var domains = """
                Global:
                Link 2 (eth0): internal.example
                Link 7 (tun0): ~corp.example   ~core.windows.net
                """;
        var host = Runs.machine()
                .command("resolvectl domain", new CommandResult(0, domains, ""))
                .command(
                        "resolvectl dns",
                        new CommandResult(0, "Link 2 (eth0): 168.63.129.16\nLink 7 (tun0): 10.9.0.53\n", ""));
        var context = Runs.run("linux.resolver", host.build(), new StillNet(List.of(stub), List.of()));
        assertEquals(
                List.of(
                        Map.of("eth0", "internal.example", "tun0", "~corp.example ~core.windows.net"),
                        Map.of("eth0", "168.63.129.16", "tun0", "10.9.0.53")),
                context.evidence(MachineFacts.class).stream()
                        .map(MachineFacts::facts)
                        .toList());
    }

    @Test
    void aStubOfAnotherMakeHasNoSuchRules() throws Exception {
        var stub = new ResolverConfig("/etc/resolv.conf", List.of(new HostPort("127.0.0.1", 53)), List.of(), true);
        var context = Runs.run("linux.resolver", Runs.machine().build(), new StillNet(List.of(stub), List.of()));
        assertEquals(List.of(), context.evidence(MachineFacts.class));
        assertEquals(List.of(), context.evidence(Unreadable.class));
    }

    @Test
    void clockIsToldByChronyAndSystemd() throws Exception {
        var context = Runs.run(
                "linux.time",
                said("chronyc -c tracking", "time/chronyc-c-tracking.hyperv.txt")
                        .command("timedatectl show", output("time/timedatectl-show.unsynced.txt"))
                        .file("/sys/class/ptp/ptp0/clock_name", Samples.bytes("time/ptp-clock-name.txt")));
        var services = context.evidence(TimeService.class);
        assertEquals(
                List.of("chrony", "timedatectl"),
                services.stream().map(TimeService::source).toList());
        assertEquals("PHC0", services.get(0).reference());
        assertEquals(
                List.of(
                        Map.of("ptp0", "hyperv"),
                        Map.of(
                                "timezone", "UTC",
                                "local-rtc", "no",
                                "ntp", "no",
                                "ntp-synchronized", "no",
                                "system-minus-rtc-seconds", "1200")),
                context.evidence(MachineFacts.class).stream()
                        .map(MachineFacts::facts)
                        .toList());
    }

    @Test
    void clockIsUnknownOnlyWhenNobodyAnswers() throws Exception {
        var one = Runs.run("linux.time", said("timedatectl show", "time/timedatectl-show.synced.txt"));
        assertEquals(List.of(), one.evidence(Unreadable.class));
        var noSystemd = new CommandResult(1, "", Samples.text("time/timedatectl-no-systemd.txt"));
        var none = Runs.run("linux.time", Runs.machine().command("timedatectl show", noSystemd));
        assertEquals(
                List.of(
                        new Unreadable("chronyc -c tracking", Failure.of(FailureKind.NOT_FOUND)),
                        new Unreadable("timedatectl show", new Failure(FailureKind.COMMAND_FAILED, "exit 1"))),
                none.evidence());
        var silent = Runs.run("linux.time", Runs.machine().command("timedatectl show", new CommandResult(0, "", "")));
        assertTrue(silent.evidence(TimeService.class).isEmpty());
        assertEquals(2, silent.evidence(Unreadable.class).size());
    }

    private static MachineFacts host(RecordedHost.Builder machine) throws Exception {
        var facts = Runs.run("linux.host", machine).evidence(MachineFacts.class);
        assertEquals(1, facts.size());
        return facts.get(0);
    }

    private static RecordedHost.Builder said(String command, String sample) {
        return Runs.machine().command(command, output(sample));
    }

    private static CommandResult output(String sample) {
        return new CommandResult(0, Samples.text(sample), "");
    }
}
