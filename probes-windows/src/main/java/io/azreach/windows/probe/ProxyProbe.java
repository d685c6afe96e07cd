package io.azreach.windows.probe;

import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.Target;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import io.azreach.windows.parse.ProxyBinary;
import io.azreach.windows.parse.ProxyEntry;
import io.azreach.windows.parse.ProxyInfoFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every place of a Windows machine that may name a proxy. Reads the registry, one file and the environment. */
final class ProxyProbe implements Probe {
    private static final String POLICY =
            "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    private static final String MACHINE = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    private static final String MACHINE_32 =
            "HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    private static final String LOCAL_SYSTEM = "HKU\\S-1-5-18\\";
    private static final Map<String, String> VARIABLES =
            Map.of("http_proxy", "http", "https_proxy", "https", "all_proxy", "all");
    private static final int AGENTS_OWN = 1;
    private static final int ACCOUNT = 2;

    @Override
    public ProbeInfo info() {
        return ProbeInfo.survey("windows.proxy", Duration.ofSeconds(5));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.isMachine() && host.os() == Os.WINDOWS);
    }

    @Override
    public void observe(Target target, ProbeContext context) {
        var reading = new Reading(context);
        winInet(reading);
        winHttp(reading, MACHINE, List.of(Source.WINHTTP));
        winHttp(reading, MACHINE_32, List.of());
        mobilityAgent(reading);
        environment(reading);
    }

    /** One set for the whole machine where the policy says so, else one per account. */
    private static void winInet(Reading reading) {
        boolean perMachine = reading.value(POLICY, "ProxySettingsPerUser")
                .map(v -> v.number().orElse(1) == 0)
                .orElse(false);
        var user = new Source("HKCU\\" + WinInet.SETTINGS, List.of(Source.USER), ACCOUNT);
        var system = new Source(LOCAL_SYSTEM + WinInet.SETTINGS, List.of(Source.MOBILITY, Source.MARS), ACCOUNT);
        if (perMachine) {
            var everybody = new Source(MACHINE, List.of(Source.USER, Source.MOBILITY, Source.MARS), ACCOUNT);
            new WinInet(reading, MACHINE, everybody).read();
        }
        new WinInet(reading, user.name(), perMachine ? user.asHint() : user).read();
        new WinInet(reading, system.name(), perMachine ? system.asHint() : system).read();
    }

    private static void winHttp(Reading reading, String settings, List<String> readers) {
        var source = new Source(settings + "\\Connections", readers, ACCOUNT);
        var value = reading.value(source.name(), "WinHttpSettings");
        if (value.isEmpty()) {
            return;
        }
        var decoded = ProxyBinary.winHttp(value.get().bytes());
        if (decoded.isEmpty()) {
            reading.unknown(source.name() + " WinHttpSettings", FailureKind.UNKNOWN, "unknown layout");
            return;
        }
        if (!decoded.get().manual()) {
            reading.record(source.none("WinHttpSettings", null));
        }
        var bypass = Source.bypass(decoded.get().bypass());
        for (var entry : decoded.get().manual() ? ProxyEntry.list(decoded.get().proxy()) : List.<ProxyEntry>of()) {
            reading.record(source.proxy("WinHttpSettings", entry, bypass));
        }
    }

    private static void mobilityAgent(Reading reading) {
        var data = reading.environment().getOrDefault("ProgramData", "C:\\ProgramData");
        var path = data + "\\Microsoft Azure Site Recovery\\Config\\ProxyInfo.conf";
        var entry = reading.file(path).map(ProxyInfoFile::parse).orElse(null);
        if (entry != null) {
            reading.record(new Source(path, List.of(Source.MOBILITY), AGENTS_OWN).proxy("Address", entry, List.of()));
        }
    }

    /** Windows does not tell upper from lower case in the names of variables. */
    private static void environment(Reading reading) {
        var variables = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        variables.putAll(reading.environment());
        var bypass = Source.bypass(variables.getOrDefault("no_proxy", ""));
        var source = new Source("environment", List.of(Source.SHELL), AGENTS_OWN);
        new TreeMap<>(VARIABLES).forEach((name, scheme) -> {
            var value = variables.getOrDefault(name, "");
            if (!value.isBlank()) {
                reading.record(source.proxy(name, ProxyEntry.url(scheme, value), bypass));
            }
        });
    }
}
