package io.azreach.linux.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.linux.Samples;
import io.azreach.model.evidence.TimeService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityAndClockTest {
    @Test
    void textOfEveryVersionGivesTheIdentity() {
        var rhel = text("rhel79");
        assertEquals("vm01", rhel.get("hostname"));
        assertEquals("microsoft", rhel.get("virtualization"));
        assertEquals("Red Hat Enterprise Linux Server 7.9 (Maipo)", rhel.get("os"));
        assertEquals("Linux 3.10.0-1160.119.1.el7.x86_64", rhel.get("kernel"));
        assertEquals("Ubuntu 22.04.5 LTS", text("ubuntu2204").get("os"));
        assertEquals("Microsoft Corporation", text("sles15").get("vendor"));
        assertEquals("vm01", text("sles15").get("hostname"));
        assertEquals("vm01", text("transient-hostname").get("hostname"));
        assertEquals(Map.of(), text("no-systemd"));
        assertFalse(rhel.toString().contains("00000000000000000000000000000001"));
    }

    @Test
    void jsonGivesTheIdentity() {
        var facts = Identity.ofHostnamectlJson(Samples.text("hostnamectl/json-short.systemd252.json"));
        assertEquals("vm01", facts.get("hostname"));
        assertEquals("Red Hat Enterprise Linux 9.5 (Plow)", facts.get("os"));
        assertEquals("Linux 5.14.0-503.15.1.el9_5.x86_64", facts.get("kernel"));
        assertEquals("Microsoft Corporation", facts.get("vendor"));
        var pretty = Identity.ofHostnamectlJson(Samples.text("hostnamectl/json-pretty.fcos36.json"));
        assertEquals("localhost", pretty.get("hostname"));
        assertFalse(pretty.containsKey("firmware"));
    }

    @Test
    void whatIsNoJsonGivesNothing() {
        var whole = Samples.text("hostnamectl/json-short.systemd252.json").strip();
        for (int length = 0; length < whole.length(); length += 13) {
            assertEquals(Map.of(), Identity.ofHostnamectlJson(whole.substring(0, length)));
        }
        assertEquals(Map.of(), Identity.ofHostnamectlJson(Samples.text("hostnamectl/json-unsupported.txt")));
        assertEquals(Map.of(), Identity.ofHostnamectlJson("[1]"));
    }

    @Test
    void releaseFileGivesTheName() {
        assertEquals(Map.of("os", "Debian 12"), Identity.ofRelease("ID=debian\nPRETTY_NAME=\"Debian 12\"\n"));
        assertEquals(Map.of("os", "Alpine"), Identity.ofRelease("NAME=Alpine"));
        assertEquals(Map.of(), Identity.ofRelease(""));
    }

    @Test
    void chronyGivesReferenceAndOffset() {
        var synced = Clock.chrony(Samples.text("time/chronyc-c-tracking.hyperv.txt"));
        assertEquals(Optional.of(new TimeService("chrony", true, "PHC0", Duration.ofNanos(512))), synced);
        var unsynced = Clock.chrony(Samples.text("time/chronyc-c-tracking.unsynced.txt"));
        assertEquals(Optional.of(new TimeService("chrony", false, null, null)), unsynced);
        var behind = Clock.chrony("0A000001,ntp.corp,2,1.0,-1.500000000,0,0,0,0,0,0,0,8.0,Normal");
        assertEquals(Duration.ofMillis(-1500), behind.orElseThrow().offset());
    }

    @Test
    void timedatectlGivesStateAndTheDistanceToTheHardwareClock() {
        var synced = Samples.text("time/timedatectl-show.synced.txt");
        assertEquals(Optional.of(new TimeService("timedatectl", true, null, null)), Clock.timedatectl(synced));
        assertEquals("0", Clock.timedatectlFacts(synced).get("system-minus-rtc-seconds"));
        assertEquals("Asia/Tokyo", Clock.timedatectlFacts(synced).get("timezone"));
        var unsynced = Samples.text("time/timedatectl-show.unsynced.txt");
        assertEquals(Optional.of(new TimeService("timedatectl", false, null, null)), Clock.timedatectl(unsynced));
        assertEquals("1200", Clock.timedatectlFacts(unsynced).get("system-minus-rtc-seconds"));
    }

    @Test
    void cutOrForeignOutputClaimsNothing() {
        var tracking = Samples.text("time/chronyc-c-tracking.hyperv.txt").strip();
        for (int length = 0; length < tracking.lastIndexOf(','); length += 5) {
            assertTrue(Clock.chrony(tracking.substring(0, length)).isEmpty());
        }
        var foreign = Samples.text("time/timedatectl-no-systemd.txt");
        assertTrue(Clock.timedatectl(foreign).isEmpty());
        assertEquals(Map.of(), Clock.timedatectlFacts(foreign));
        for (var text : List.of("506 Cannot talk to daemon", "a,b,c,d,e,f,g,h,i,j,k,l,m,n", "")) {
            assertTrue(Clock.chrony(text).isEmpty(), text);
        }
        assertEquals(Map.of(), Clock.timedatectlFacts("TimeUSec=Sat 2026-99-99 99:99:99\nRTCTimeUSec=x"));
    }

    private static Map<String, String> text(String name) {
        return Identity.ofHostnamectl(Samples.text("hostnamectl/" + name + ".txt"));
    }
}
