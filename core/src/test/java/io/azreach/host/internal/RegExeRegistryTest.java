package io.azreach.host.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.host.CommandResult;
import io.azreach.host.RecordedHost;
import io.azreach.host.Registry;
import io.azreach.host.RegistryValue;
import io.azreach.model.Attempt;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegExeRegistryTest {
    private static final String KEY = "HKLM\\SOFTWARE\\Vendor";
    private static final String FULL = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Vendor";
    private static final String OUTPUT = String.join(
            "\r\n",
            "",
            FULL,
            "    (既定)    REG_SZ    default text",
            "    Proxy Server    REG_SZ    host:8080    and more",
            "    Empty    REG_SZ    ",
            "    Enabled    REG_DWORD    0x1",
            "    Big    REG_QWORD    0x1ffffffff",
            "    Broken    REG_QWORD    (null)",
            "    Blob    REG_BINARY    4600FF",
            "    List    REG_MULTI_SZ    one\\0two",
            "",
            FULL + "\\Open",
            FULL + "\\Closed",
            "");

    private final Registry registry = new RegExeRegistry(
            RecordedHost.of(new HostInfo("vm", Os.WINDOWS, "Windows", List.of(), false))
                    .command(query(KEY), new CommandResult(0, OUTPUT, ""))
                    .command(query(KEY + "\\Open"), new CommandResult(0, "\r\n", ""))
                    .command(query(KEY + "\\Closed"), new CommandResult(1, "", "FEHLER: Zugriff verweigert"))
                    .command(query(KEY + "\\None"), new CommandResult(1, "", "FEHLER"))
                    .command(query(KEY + "\\None\\Deeper"), new CommandResult(1, "", "FEHLER"))
                    .build(),
            Map.of("SystemRoot", "C:\\Windows"));

    @Test
    void valuesAreReadByTypeAndColumn() {
        assertEquals(
                List.of(
                        new RegistryValue("", "REG_SZ", "default text"),
                        new RegistryValue("Big", "REG_QWORD", "8589934591"),
                        new RegistryValue("Blob", "REG_BINARY", "4600ff"),
                        new RegistryValue("Broken", "REG_QWORD", "(null)"),
                        new RegistryValue("Empty", "REG_SZ", ""),
                        new RegistryValue("Enabled", "REG_DWORD", "1"),
                        new RegistryValue("List", "REG_MULTI_SZ", "one\ntwo"),
                        new RegistryValue("Proxy Server", "REG_SZ", "host:8080    and more")),
                registry.values(KEY).value().orElseThrow());
        assertEquals(
                1, registry.value(KEY, "enabled").value().orElseThrow().number().orElseThrow());
        assertEquals(0x46, registry.value(KEY, "Blob").value().orElseThrow().bytes()[0]);
        assertEquals(
                true,
                registry.value(KEY, "Broken").value().orElseThrow().number().isEmpty());
    }

    @Test
    void subkeysAreTheNamesDirectlyBelow() {
        assertEquals(List.of("Closed", "Open"), registry.subkeys(KEY).value().orElseThrow());
        assertEquals(List.of(), registry.subkeys(KEY + "\\Open").value().orElseThrow());
    }

    @Test
    void absentAndForbiddenKeysAreToldApartByTheKeyAbove() {
        assertEquals(FailureKind.NOT_FOUND, kind(registry.value(KEY, "Nothing")));
        assertEquals(FailureKind.NOT_FOUND, kind(registry.values(KEY + "\\None")));
        assertEquals(FailureKind.NOT_FOUND, kind(registry.subkeys(KEY + "\\None\\Deeper")));
        assertEquals(FailureKind.NOT_PERMITTED, kind(registry.values(KEY + "\\Closed")));
    }

    private static String query(String key) {
        return "C:\\Windows\\System32\\reg.exe query " + key + " /reg:64";
    }

    private static FailureKind kind(Attempt<?> attempt) {
        var failure = attempt.failure();
        return failure == null ? FailureKind.CANCELLED : failure.kind();
    }
}
