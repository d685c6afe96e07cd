package com.example.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.azreach.engine.LoadedPlugin;
import io.azreach.engine.PluginCatalog;
import io.azreach.host.RecordedHost;
import io.azreach.model.Evidence;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.StateCheck;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbePlugin;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class HelloPluginTest {
    private static final HostInfo LINUX =
            new HostInfo("vm01", HostInfo.Os.LINUX, "Debian GNU/Linux 12", List.of(), false);
    private static final HostInfo WINDOWS =
            new HostInfo("vm01", HostInfo.Os.WINDOWS, "Windows Server 2022", List.of(), false);

    private final ProbePlugin plugin = ServiceLoader.load(ProbePlugin.class).stream()
            .filter(provider -> provider.type() == HelloPlugin.class)
            .findFirst()
            .orElseThrow()
            .get();

    @Test
    void theCatalogTakesThePluginWithoutAFault() {
        var catalog = new PluginCatalog(List.of(new LoadedPlugin(plugin.info(), plugin, "hello", "")), List.of());
        assertEquals(List.of(), catalog.faults());
        assertEquals(1, catalog.probes().size());
    }

    @Test
    void theNameInTheFileIsComparedWithTheMachinesOwn() throws Exception {
        assertEquals(List.of(new StateCheck("/etc/hostname", "vm01", "vm01")), recorded("vm01\n"));
        assertEquals(List.of(new StateCheck("/etc/hostname", "vm01", "template")), recorded("template\n"));
    }

    @Test
    void aFileThatIsNotThereIsUnknown() throws Exception {
        var run = new RecordedRun(RecordedHost.of(LINUX).build());
        probe().observe(Target.MACHINE, run);
        assertEquals(List.of(new StateCheck("/etc/hostname", "vm01", null)), run.evidence);
    }

    @Test
    void onlyLinuxMachinesAreLookedAt() {
        assertInstanceOf(Applicability.Applies.class, probe().applicableTo(Target.MACHINE, LINUX));
        assertInstanceOf(Applicability.Irrelevant.class, probe().applicableTo(Target.MACHINE, WINDOWS));
    }

    private Probe probe() {
        return plugin.probes().get(0);
    }

    private List<Evidence> recorded(String content) throws IOException, InterruptedException {
        var run = new RecordedRun(
                RecordedHost.of(LINUX).file("/etc/hostname", content).build());
        probe().observe(Target.MACHINE, run);
        return run.evidence;
    }
}
