package io.azreach.linux.probe;

import io.azreach.linux.parse.Clock;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Target;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the machine keeps its time. A program that is not there says nothing. */
final class TimeProbe implements LinuxProbe {
    private static final ProbeInfo INFO = ProbeInfo.measure("linux.time", Duration.ofSeconds(12));
    private static final String PTP = "/sys/class/ptp";

    @Override
    public ProbeInfo info() {
        return INFO;
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var machine = new Machine(context);
        clockDevices(machine);
        var chrony = machine.output("chronyc", "-c", "tracking");
        var byChrony = chrony.value().flatMap(Clock::chrony);
        byChrony.ifPresent(machine::record);
        var systemd = machine.output("timedatectl", "show");
        var bySystemd = systemd.value().flatMap(Clock::timedatectl);
        bySystemd.ifPresent(machine::record);
        systemd.value()
                .map(Clock::timedatectlFacts)
                .filter(facts -> !facts.isEmpty())
                .ifPresent(facts -> {
                    machine.record(new MachineFacts("clock", "timedatectl show", facts));
                });
        if (byChrony.isEmpty() && bySystemd.isEmpty()) {
            machine.unreadable("chronyc -c tracking", why(chrony.failure()));
            machine.unreadable("timedatectl show", why(systemd.failure()));
        }
    }

    /** On Azure the host's clock is a device named {@code hyperv}. */
    private static void clockDevices(Machine machine) {
        var names = new TreeMap<String, String>();
        for (var device : machine.names(PTP)) {
            machine.text(PTP + "/" + device + "/clock_name").ifPresent(name -> names.put(device, name.strip()));
        }
        if (!names.isEmpty()) {
            machine.record(new MachineFacts("clock-device", PTP, names));
        }
    }

    private static Failure why(@Nullable Failure failure) {
        return failure == null ? new Failure(FailureKind.UNKNOWN, "output not understood") : failure;
    }
}
