package io.azreach.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.host.internal.LiveHost;
import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeInfo.Stage;
import io.azreach.spi.ProbePlugin;
import io.azreach.spi.Settings;
import io.azreach.testkit.RecordingContext;
import io.azreach.time.NanoClock;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LinuxPluginTest {
    @Test
    void pluginIsFoundAndItsProbesCarryItsId() {
        var found = ServiceLoader.load(ProbePlugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(LinuxPlugin.class::isInstance)
                .toList();
        assertEquals(1, found.size());
        assertEquals("linux", found.get(0).info().id());
        var ids = found.get(0).probes().stream()
                .map(probe -> probe.info().id().value())
                .toList();
        assertEquals(List.of("linux.proxy", "linux.host", "linux.network", "linux.resolver", "linux.time"), ids);
        assertEquals(Stage.SURVEY, Runs.probe("linux.proxy").info().stage());
    }

    @Test
    void probesLookAtLinuxMachinesOnly() {
        var endpoint = Target.of("https", new HostPort("example.com", 443));
        for (var probe : new LinuxPlugin().probes()) {
            assertEquals(new Applicability.Applies(), probe.applicableTo(Target.MACHINE, machine(Os.LINUX)));
            assertEquals(new Applicability.Irrelevant(), probe.applicableTo(Target.MACHINE, machine(Os.WINDOWS)));
            assertEquals(new Applicability.Irrelevant(), probe.applicableTo(endpoint, machine(Os.LINUX)));
        }
    }

    @Test
    void recordedMachineOfAllSamplesGivesTheSameEvidenceEveryTime() throws Exception {
        var host = Runs.machine()
                .environment(Map.of("https_proxy", "http://10.0.0.10:8080"))
                .file("/etc/environment", Samples.bytes("proxy/etc-environment.with-credentials.env"))
                .file("/etc/profile.d/proxy.sh", Samples.bytes("proxy/profile.d.proxy.sh.txt"))
                .file("/etc/systemd/system.conf.d/p.conf", Samples.bytes("proxy/systemd-system.conf.d.conf"))
                .file("/etc/waagent.conf", Samples.bytes("proxy/waagent.conf.proxy-set.txt"))
                .file("/etc/hosts", "10.0.0.9 login.microsoftonline.com\n")
                .file("/sys/class/ptp/ptp0/clock_name", Samples.bytes("time/ptp-clock-name.txt"))
                .file("/proc/net/route", Samples.bytes("ip/proc-net-route.txt"))
                .build();
        for (Probe probe : new LinuxPlugin().probes()) {
            var id = probe.info().id().value();
            var first = Runs.run(id, host).evidence();
            assertFalse(first.isEmpty(), id);
            assertEquals(first, Runs.run(id, host).evidence(), id);
            assertFalse(first.toString().contains("secret"), id);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyProbeEndsOnThisMachine() throws Exception {
        var host = LiveHost.open(NanoClock.SYSTEM);
        var context = new RecordingContext(host, StillNet.azure(), Settings.NONE);
        for (Probe probe : new LinuxPlugin().probes()) {
            long start = System.nanoTime();
            probe.observe(Target.MACHINE, context);
            assertTrue(
                    System.nanoTime() - start < probe.info().cap().toNanos(),
                    () -> probe.info().id().value());
        }
        assertFalse(context.deadline().isReached());
        var identity = context.evidence(MachineFacts.class).stream()
                .filter(facts -> facts.topic().equals("host"))
                .toList();
        assertEquals(1, identity.size());
        assertEquals(host.info().name(), identity.get(0).facts().get("hostname"));
    }

    private static HostInfo machine(Os os) {
        return new HostInfo("vm01", os, "some system", List.of(), false);
    }
}
