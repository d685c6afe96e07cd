package io.azreach.windows.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.HostPort;
import io.azreach.windows.Samples;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyEntryTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.10:8080, all, 10.0.0.10:8080",
        "http://192.0.2.20:3128, all, 192.0.2.20:3128",
        "proxy.contoso.example, all, proxy.contoso.example:80",
        "[2001:db8::1]:8080, all, [2001:db8::1]:8080",
        "https=10.0.0.11:8443, https, 10.0.0.11:8443"
    })
    void oneProxyIsRead(String text, String scheme, String proxy) {
        var entries = ProxyEntry.list(text);
        assertEquals(1, entries.size());
        assertEquals(scheme, entries.get(0).scheme());
        assertEquals(proxy, String.valueOf(entries.get(0).proxy()));
        assertNull(entries.get(0).problem());
    }

    @Test
    void listsGiveOneProxyPerSchemeAndDirectForTheRest() {
        var entries = ProxyEntry.list("http=10.0.0.10:8080;https=10.0.0.11:8443;ftp=10.0.0.10:21;socks=10.0.0.12:1080");
        assertEquals(
                List.of(
                        new ProxyEntry("http", new HostPort("10.0.0.10", 8080), false, null),
                        new ProxyEntry("https", new HostPort("10.0.0.11", 8443), false, null),
                        new ProxyEntry("all", new HostPort("10.0.0.12", 1080), false, "not-http")),
                entries);
        assertEquals(List.of(), ProxyEntry.list("  "));
    }

    @Test
    void passwordsAreDroppedAndTheirPresenceIsKept() {
        var entry = ProxyEntry.url("https", "http://user01:se@cret/x@10.0.0.11:8080/");
        assertTrue(entry.credentials());
        assertEquals(new HostPort("10.0.0.11", 8080), entry.proxy());
        assertFalse(entry.toString().contains("cret"), entry.toString());
    }

    @ParameterizedTest
    @CsvSource({"http://:8080, unreadable", "10.0.0.10:99999, unreadable", "a b, unreadable", "10.0.0.10, no-port"})
    void whatCannotBeUsedIsToldWhy(String text, String problem) {
        assertEquals(problem, ProxyEntry.url("all", text).problem());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "good, 10.0.0.10:8080, -",
                "bom-crlf, 10.0.0.10:8080, -",
                "missing-port, -, no-port",
                "no-section, 10.0.0.10:8080, no-section",
                "port-in-address, 10.0.0.10:8080, port-in-address"
            })
    void mobilityAgentFilesAreRead(String sample, @Nullable String proxy, @Nullable String problem) {
        var entry = ProxyInfoFile.parse(
                Samples.text("ProxyInfo.conf." + sample + ".conf").replace("\uFEFF", ""));
        assertEquals(
                proxy,
                entry == null || entry.proxy() == null ? null : entry.proxy().toString());
        assertEquals(problem, entry == null ? null : entry.problem());
    }
}
