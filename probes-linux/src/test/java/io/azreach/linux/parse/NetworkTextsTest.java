package io.azreach.linux.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.linux.Samples;
import io.azreach.model.evidence.HostsEntry;
import io.azreach.model.evidence.Neighbour;
import io.azreach.model.evidence.RouteEntry;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetworkTextsTest {
    @Test
    void defaultRouteOfTheSampleIsRead() {
        var routes =
                IpJson.routes(Samples.text("ip/ip-j-route.default.json"), false).orElseThrow();
        assertEquals(2, routes.size());
        assertEquals(
                new RouteEntry("unicast", "0.0.0.0/0", at("10.0.0.1"), "eth0", 100, at("10.0.0.4"), "main"),
                routes.get(0));
    }

    @Test
    void forbiddingRoutesNextHopsAndTablesAreKeptAndOwnAddressesAreNot() {
        var routes =
                IpJson.routes(Samples.text("ip/ip-4-j-route-all.json"), false).orElseThrow();
        assertEquals(
                List.of(
                        route("prohibit", "192.0.2.0/24", null, null, "7"),
                        new RouteEntry("unicast", "0.0.0.0/0", at("10.0.0.1"), "eth0", 100, at("10.0.0.4"), "main"),
                        new RouteEntry("unicast", "10.0.0.0/24", null, "eth0", 0, at("10.0.0.4"), "main"),
                        route("unicast", "10.9.0.0/16", "2001:db8::9", "eth0", "main"),
                        route("unicast", "172.16.0.0/12", "10.0.0.2", "eth0", "main"),
                        route("unicast", "172.16.0.0/12", "10.0.0.3", "eth0", "main"),
                        route("blackhole", "198.51.100.0/24", null, null, "main"),
                        route("unreachable", "203.0.113.0/24", null, null, "main")),
                routes);
        var six = IpJson.routes(Samples.text("ip/ip-6-j-route-all.json"), true).orElseThrow();
        assertEquals(5, six.size());
        assertTrue(six.contains(new RouteEntry("unicast", "::/0", at("2001:db8::1"), "eth0", 1024, null, "main")));
        assertTrue(six.contains(new RouteEntry("blackhole", "2001:db8:1::/48", null, "lo", 1024, null, "main")));
    }

    @Test
    void routesToOneHostAndDeadRoutesAreTold() {
        var json =
                "[{\"dst\":\"10.1.1.1\",\"dev\":\"eth0\",\"flags\":[]},{\"dst\":\"10.2.0.0/16\",\"flags\":[\"dead\"]}]";
        assertEquals(
                List.of(route("unicast", "10.1.1.1/32", null, "eth0", "main")),
                IpJson.routes(json, false).orElseThrow());
    }

    @Test
    void cutOrForeignJsonIsNoAnswer() {
        var whole = Samples.text("ip/ip-4-j-route-all.json").strip();
        for (int length = 0; length < whole.length(); length += 7) {
            assertEquals(Optional.empty(), IpJson.routes(whole.substring(0, length), false));
        }
        assertEquals(Optional.empty(), IpJson.routes(Samples.text("ip/ip-route.default.txt"), false));
        assertEquals(Optional.empty(), IpJson.neighbours("{}"));
        assertEquals(
                List.of(),
                IpJson.routes("[{\"dst\":\"example.com\"},7,null,[]]", false).orElseThrow());
        assertEquals(List.of(), IpJson.neighbours("[{\"dst\":\"999.1.1.1\"}]").orElseThrow());
    }

    @Test
    void neighboursHaveTheirStateAndAddress() {
        assertEquals(
                List.of(
                        new Neighbour(at("10.0.0.9"), "eth0", "failed", null),
                        new Neighbour(at("10.0.0.1"), "eth0", "reachable", "00:0d:3a:00:00:01"),
                        new Neighbour(at("2001:db8::1"), "eth0", "stale", "00:0d:3a:00:00:02")),
                IpJson.neighbours(Samples.text("ip/ip-j-neigh.json")).orElseThrow());
    }

    @Test
    void kernelTablesGiveTheSameRoutesAsFarAsTheyTell() {
        assertEquals(
                List.of(
                        new RouteEntry("unicast", "0.0.0.0/0", at("10.0.0.1"), "eth0", 100, null, "main"),
                        route("unicast", "10.0.0.0/24", null, "eth0", "main"),
                        route("unicast", "10.9.0.0/16", null, "eth0", "main"),
                        route("unicast", "172.16.0.0/12", "10.0.0.2", "eth0", "main"),
                        route("blackhole", "198.51.100.0/24", null, null, "main"),
                        route("unreachable", "203.0.113.0/24", null, null, "main")),
                ProcNet.ipv4Routes(Samples.text("ip/proc-net-route.txt")));
        var six = ProcNet.ipv6Routes(Samples.text("ip/proc-net-ipv6_route.txt"));
        assertEquals(5, six.size());
        assertEquals(new RouteEntry("unicast", "::/0", at("2001:db8::1"), "eth0", 1024, null, "main"), six.get(4));
        assertEquals("unreachable", six.get(1).kind());
        assertEquals(
                List.of(
                        new Neighbour(at("10.0.0.9"), "eth0", "incomplete", null),
                        new Neighbour(at("10.0.0.1"), "eth0", "complete", "00:0d:3a:00:00:01")),
                ProcNet.arp(Samples.text("ip/proc-net-arp.txt")));
    }

    @Test
    void cutKernelTablesGiveTheLinesThatAreWhole() {
        var whole = Samples.text("ip/proc-net-route.txt");
        for (int length = 0; length < whole.length(); length += 11) {
            assertTrue(ProcNet.ipv4Routes(whole.substring(0, length)).size() <= 6);
        }
        assertEquals(List.of(), ProcNet.ipv4Routes("eth0 xx yy zz 0 0 0 0\n* 0 0 1 0 0 0 0"));
        assertEquals(List.of(), ProcNet.ipv6Routes("a b c d e f g h i j"));
        assertEquals(List.of(), ProcNet.arp("name 0x1 0x2 x * eth0"));
    }

    @Test
    void hostsFileKeepsWhatPinsNamesOfOthers() {
        var text = """
                127.0.0.1 localhost
                127.0.1.1 vm01.corp.example vm01
                ::1 localhost ip6-localhost ip6-loopback
                ff02::1 ip6-allnodes
                # 10.0.0.1 commented
                10.0.0.5\tLogin.MicrosoftOnline.com  alias # pinned
                127.0.0.1 blocked.example
                300.1.1.1 broken.example
                name.only
                fe80::1%eth0 router.example""".replace("\n", "\r\n");
        assertEquals(
                List.of(
                        new HostsEntry("/etc/hosts", 6, at("10.0.0.5"), List.of("login.microsoftonline.com", "alias")),
                        new HostsEntry("/etc/hosts", 7, at("127.0.0.1"), List.of("blocked.example")),
                        new HostsEntry("/etc/hosts", 10, at("fe80::1"), List.of("router.example"))),
                HostsFile.entries("/etc/hosts", text, "VM01"));
    }

    private static RouteEntry route(
            String kind, String destination, @Nullable String gateway, @Nullable String device, String table) {
        return new RouteEntry(kind, destination, gateway == null ? null : at(gateway), device, 0, null, table);
    }

    private static InetAddress at(String literal) {
        return Literal.parse(literal).orElseThrow();
    }
}
