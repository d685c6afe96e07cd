package io.azreach.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedHostTest {
    private static final String SETTINGS = "HKLM\\SOFTWARE\\Vendor\\Settings";

    private final RecordedHost linux = RecordedHost.of(new HostInfo("vm01", Os.LINUX, "Debian", List.of(), false))
            .file("/etc/environment", "\uFEFFA=1")
            .file("/etc/profile.d/proxy.sh", "B=2")
            .file("/etc/profile.d/deep/er.sh", "C=3")
            .unreadable("/etc/shadow", Failure.of(FailureKind.NOT_PERMITTED))
            .unreadable("/root", Failure.of(FailureKind.NOT_PERMITTED))
            .command("ip -j route", new CommandResult(0, "[]", ""))
            .command("slow", Failure.of(FailureKind.TIMEOUT))
            .environment(Map.of("LANG", "C"))
            .build();

    private final RecordedHost windows = RecordedHost.of(new HostInfo("vm02", Os.WINDOWS, "Windows", List.of(), true))
            .environment(Map.of("SystemRoot", "C:\\Windows"))
            .key(SETTINGS, new RegistryValue("Port", "REG_DWORD", "8080"), new RegistryValue("", "REG_SZ", "x"))
            .build();

    @Test
    void filesAreReadWithLimitsAndWithoutTheByteOrderMark() {
        assertEquals("A=1", linux.text("/etc/environment").value().orElseThrow());
        assertArrayEquals(
                new byte[] {'B', '=', '2'},
                linux.read("/etc/profile.d/proxy.sh", 3).value().orElseThrow());
        assertEquals(FailureKind.TOO_LARGE, kind(linux.read("/etc/profile.d/proxy.sh", 2)));
        assertEquals(FailureKind.NOT_FOUND, kind(linux.text("/etc/hosts")));
        assertEquals(FailureKind.NOT_PERMITTED, kind(linux.text("/etc/shadow")));
    }

    @Test
    void directoriesFollowFromTheFilesRecorded() {
        assertEquals(
                List.of("deep", "proxy.sh"),
                linux.list("/etc/profile.d").value().orElseThrow());
        assertEquals(FailureKind.NOT_FOUND, kind(linux.list("/etc/profil")));
        assertEquals(FailureKind.NOT_PERMITTED, kind(linux.list("/root")));
    }

    @Test
    void commandsAreFoundByTheirArguments() {
        var cap = Duration.ofSeconds(1);
        assertEquals(
                new CommandResult(0, "[]", ""),
                linux.run(List.of("ip", "-j", "route"), cap).value().orElseThrow());
        assertEquals(FailureKind.NOT_FOUND, kind(linux.run(List.of("ip"), cap)));
        assertEquals(FailureKind.TIMEOUT, kind(linux.run(List.of("slow"), cap)));
        assertEquals(Map.of("LANG", "C"), linux.environment());
    }

    @Test
    void variablesOfWindowsAreFoundWhateverTheirCase() {
        assertEquals("C:\\Windows", windows.environment().get("SYSTEMROOT"));
        assertNull(linux.environment().get("lang"));
    }

    @Test
    void registryKeysAndNamesAreFoundWhateverTheirCase() {
        var registry = windows.registry();
        var port = registry.value(SETTINGS.toLowerCase(java.util.Locale.ROOT), "PORT");
        assertEquals(8080, port.value().orElseThrow().number().orElseThrow());
        assertEquals("x", registry.value(SETTINGS, "").value().orElseThrow().text());
        assertEquals(
                List.of("Settings"),
                registry.subkeys("HKLM\\software\\vendor").value().orElseThrow());
        assertEquals(List.of(), registry.subkeys(SETTINGS).value().orElseThrow());
        assertEquals(2, registry.values(SETTINGS).value().orElseThrow().size());
        assertEquals(FailureKind.NOT_FOUND, kind(registry.value(SETTINGS, "Host")));
        assertEquals(FailureKind.NOT_FOUND, kind(registry.values("HKLM\\Nothing")));
        assertEquals(FailureKind.NOT_FOUND, kind(registry.subkeys("HKLM\\Nothing")));
    }

    @Test
    void machineWithoutARegistrySaysSo() {
        assertEquals(FailureKind.NOT_SUPPORTED, kind(linux.registry().values(SETTINGS)));
        assertEquals(FailureKind.NOT_SUPPORTED, kind(linux.registry().value(SETTINGS, "Port")));
        assertEquals(FailureKind.NOT_SUPPORTED, kind(linux.registry().subkeys(SETTINGS)));
    }

    private static FailureKind kind(Attempt<?> attempt) {
        var failure = attempt.failure();
        assertNull(attempt.value().orElse(null));
        return failure == null ? FailureKind.UNKNOWN : failure.kind();
    }
}
