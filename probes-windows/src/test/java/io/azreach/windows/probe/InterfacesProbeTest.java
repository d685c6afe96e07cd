package io.azreach.windows.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.azreach.host.RecordedHost;
import io.azreach.model.Evidence;
import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.Target;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.net.Net;
import io.azreach.spi.Applicability;
import io.azreach.spi.Settings;
import io.azreach.testkit.RecordingContext;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterfacesProbeTest {
    private static final List<InterfaceState> LINKS = List.of(
            new InterfaceState("eth3", true, false, 1500, List.of("10.0.0.4/24")),
            new InterfaceState("lo", true, true, 65536, List.of("127.0.0.1/8")));

    private final InterfacesProbe probe = new InterfacesProbe();

    @Test
    void everyLinkIsRecordedAndNothingElseIsAsked() throws Exception {
        var net = (Net) Proxy.newProxyInstance(
                Net.class.getClassLoader(), new Class<?>[] {Net.class}, (proxy, method, arguments) -> {
                    assertEquals("interfaces", method.getName());
                    return LINKS;
                });
        var context = new RecordingContext(RecordedHost.of(machine(Os.WINDOWS)).build(), net, Settings.NONE);
        probe.observe(Target.MACHINE, context);
        assertEquals(List.<Evidence>copyOf(LINKS), context.evidence());
    }

    @Test
    void nameOfTheProbeDoesNotPromiseRoutes() {
        assertFalse(probe.info().id().value().endsWith(".network"));
    }

    @ParameterizedTest
    @EnumSource(Os.class)
    void otherSystemsAreLeftToTheirOwnProbes(Os os) {
        var applies = probe.applicableTo(Target.MACHINE, machine(os));
        assertEquals(os == Os.WINDOWS, applies.equals(Applicability.when(true)));
    }

    private static HostInfo machine(Os os) {
        return new HostInfo("host01", os, "any", List.of(), false);
    }
}
