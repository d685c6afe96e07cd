package io.azreach.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.HostPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BypassEntryTest {
    @ParameterizedTest
    @CsvSource({
        // WinINET and WinHTTP: wildcards, <local>, literal addresses with wildcards
        "*.contoso.com,        a.contoso.com,           443, true",
        "*.contoso.com,        a.b.contoso.com,         443, true",
        "*.contoso.com,        contoso.com,             443, false",
        "*.contoso.com,        a.contoso.com.evil.net,  443, false",
        "*contoso.com,         notcontoso.com,          443, true",
        "*,                    anything.example,        443, true",
        "10.*,                 10.1.2.3,                443, true",
        "10.*,                 110.1.2.3,               443, false",
        "<local>,              intranet,                443, true",
        "<local>,              intranet.contoso.com,    443, false",
        "<local>,              ::1,                     443, false",
        "https://*.contoso.com, a.contoso.com,          443, true",
        // no_proxy: suffixes with and without a dot, ports, prefixes
        ".contoso.com,         a.contoso.com,           443, true",
        ".contoso.com,         contoso.com,             443, true",
        "contoso.com,          a.contoso.com,           443, true",
        "contoso.com,          notcontoso.com,          443, false",
        "CONTOSO.COM,          a.contoso.com,           443, true",
        "contoso.com:443,      a.contoso.com,           443, true",
        "contoso.com:8443,     a.contoso.com,           443, false",
        "10.0.0.0/8,           10.1.2.3,                443, true",
        "10.0.0.0/8,           11.1.2.3,                443, false",
        "10.0.0.0/8,           ten.contoso.com,         443, false",
        "fd00::/8,             fd12::1,                 443, true",
        "168.63.129.16,        168.63.129.16,           80,  true",
        "169.254.169.254,      169.254.169.254,         80,  true",
        "::1,                  ::1,                     443, true",
        "[::1],                ::1,                     443, true",
        "[::1]:443,            ::1,                     443, true",
        "[::1]:80,             ::1,                     443, false",
        "'',                   contoso.com,             443, false",
        // JVM properties: a star at either end
        "localhost,            localhost,               80,  true",
        "127.*,                127.0.0.1,               80,  true",
        "*.blob.core.windows.net, acct.blob.core.windows.net, 443, true",
        "a.b,                  axb,                     443, false"
    })
    void entriesMeanWhatMostConsumersTakeThemFor(String entry, String host, int port, boolean matches) {
        assertEquals(matches, BypassEntry.matches(entry, new HostPort(host, port)));
    }
}
