package io.azreach.windows.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.host.RegistryValue;
import io.azreach.windows.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegExportTest {
    private static final String USER = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export-machine.utf16.reg",
                "export-user-proxy.utf16.reg",
                "connections.export.utf16.reg",
                "wine-connections.utf16.reg"
            })
    void sampleExportsAreReadWithoutProblems(String file) {
        var bytes = Samples.bytes(file);
        assertTrue(RegExport.recognizes(bytes));
        var export = RegExport.read(bytes);
        assertEquals(List.of(), export.problems());
        assertFalse(export.keys().isEmpty());
    }

    @Test
    void textsKeepCharactersOfEveryLanguage() {
        var server = value("export-user-proxy.utf16.reg", USER, "ProxyServer");
        assertEquals(new RegistryValue("ProxyServer", "REG_SZ", "プロキシ.contoso.example:8080"), server);
    }

    @Test
    void numbersListsAndLongBinariesAreRead() {
        var machine = "export-machine.utf16.reg";
        var tls = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client";
        assertEquals("1", value(machine, tls, "DisabledByDefault").text());
        var suites = value(
                machine,
                "HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002",
                "Functions");
        assertEquals("REG_MULTI_SZ", suites.type());
        assertEquals("TLS_AES_256_GCM_SHA384\nTLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", suites.text());
        var winHttp = value(
                machine,
                "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections",
                "WinHttpSettings");
        assertEquals(
                "proxy.contoso.example:8080",
                ProxyBinary.winHttp(winHttp.bytes()).orElseThrow().proxy());
    }

    @Test
    void aFileSavedAgainAsUtf8ReadsTheSame() {
        var bytes = Samples.bytes("export-user-proxy.utf16.reg");
        var text = new String(bytes, StandardCharsets.UTF_16);
        assertEquals(RegExport.read(bytes), RegExport.read(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(RegExport.read(bytes), RegExport.read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void escapesDefaultsDeletionsAndCommentsAreUnderstood() {
        var export = read(
                "[HKEY_LOCAL_MACHINE\\A]",
                "; note",
                "@=\"x\"",
                "\"p\\\"q\"=\"c:\\\\d\"",
                "\"gone\"=-",
                "\"big\"=hex(b):01,00,00,00,00,00,00,00");
        assertEquals(List.of(), export.problems());
        assertEquals(
                List.of(
                        new RegistryValue("", "REG_SZ", "x"),
                        new RegistryValue("p\"q", "REG_SZ", "c:\\d"),
                        new RegistryValue("big", "REG_QWORD", "1")),
                export.keys().get("HKLM\\A"));
    }

    @Test
    void allUnreadableLinesAreToldAndTheRestCounts() {
        var export = read(
                "[HKEY_LOCAL_MACHINE\\A]", "\"a\"=dword:xyz", "\"b\"=dword:00000002", "nonsense", "\"c\"=hex:01,\\");
        assertEquals(3, export.problems().size(), export.problems().toString());
        assertEquals(
                List.of(new RegistryValue("b", "REG_DWORD", "2")), export.keys().get("HKLM\\A"));
    }

    @Test
    void anotherKindOfFileIsRefusedWithTheNextStep() {
        var export = RegExport.read("regf....".getBytes(StandardCharsets.UTF_8));
        assertTrue(export.keys().isEmpty());
        assertTrue(
                export.problems().get(0).contains("reg export"),
                export.problems().toString());
    }

    private static RegExport read(String... lines) {
        var text = "Windows Registry Editor Version 5.00\r\n\r\n" + String.join("\r\n", lines) + "\r\n";
        return RegExport.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RegistryValue value(String file, String key, String name) {
        return RegExport.read(Samples.bytes(file)).keys().getOrDefault(key, List.of()).stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
