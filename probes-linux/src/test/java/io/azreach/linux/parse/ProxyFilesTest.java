package io.azreach.linux.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.azreach.linux.Samples;
import io.azreach.model.HostPort;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyFilesTest {
    private static final HostPort PROXY = new HostPort("10.0.0.10", 8080);

    @Test
    void wellFormedProxyInfoIsRead() {
        assertEquals(new ProxyText(PROXY, false, null), proxyInfo("good"));
        assertEquals(new ProxyText(PROXY, false, null), proxyInfo("bom-crlf"));
        assertEquals(new ProxyText(PROXY, true, null), proxyInfo("authenticated"));
    }

    @Test
    void brokenProxyInfoSaysWhatIsWrong() {
        assertEquals(new ProxyText(null, false, "no-port"), proxyInfo("missing-port"));
        assertEquals(new ProxyText(PROXY, false, "port-in-address"), proxyInfo("port-in-address"));
        assertEquals(new ProxyText(PROXY, false, "no-section"), proxyInfo("no-section"));
        assertEquals("no-section", ProxyInfoFile.parse("").problem());
        assertEquals("no-section", ProxyInfoFile.parse("\uFFFD\u0000[pro").problem());
        var twice = "[Proxy]\naddress=http://a\naddress=http://b\nport=1\n";
        assertEquals(new ProxyText(new HostPort("b", 1), false, "duplicate"), ProxyInfoFile.parse(twice));
        var repeated = "[proxy]\nAddress = http://a\nAddress=http://a\nPort = 1\n";
        assertEquals(new ProxyText(new HostPort("a", 1), false, null), ProxyInfoFile.parse(repeated));
        assertEquals(ProxyText.NONE, ProxyInfoFile.parse("[proxy]\nAddress=\nPort=\n"));
    }

    @Test
    void iniCommentsAreNoSettings() {
        var file = IniFile.parse(Samples.text("proxy/waagent.conf.default.txt"));
        assertEquals(List.of(), file.entries());
        var set = IniFile.parse(Samples.text("proxy/waagent.conf.proxy-set.txt"));
        assertEquals("10.0.0.10", set.last("", "HttpProxy.Host").orElseThrow());
    }

    @Test
    void gnomeDefaultsGiveProxiesPacOrNone() {
        var manual = IniFile.parse("""
                [system/proxy]
                mode='manual'
                ignore-hosts=['localhost', '10.0.0.0/8']
                [system/proxy/http]
                host='proxy.corp.example'
                port=8080
                [system/proxy/https]
                host=''
                """);
        var only = DesktopProxy.gnome(manual);
        assertEquals(1, only.size());
        assertEquals("http", only.get(0).scheme());
        assertEquals(
                new HostPort("proxy.corp.example", 8080), only.get(0).value().proxy());
        assertEquals(List.of("localhost", "10.0.0.0/8"), only.get(0).bypass());
        var auto = DesktopProxy.gnome(
                IniFile.parse("[system/proxy]\nmode='auto'\nautoconfig-url='http://u:secret@wpad/p.pac'"));
        assertEquals("http://wpad/p.pac", auto.get(0).pacUrl());
        assertEquals(true, auto.get(0).value().credentials());
        var none = DesktopProxy.gnome(IniFile.parse("[system/proxy]\nmode='none'"));
        assertEquals(ProxyText.NONE, none.get(0).value());
        assertNull(none.get(0).pacUrl());
        assertEquals(List.of(), DesktopProxy.gnome(IniFile.parse("[other]\nx=1")));
    }

    @Test
    void kdeTypesDecideWhatCounts() {
        var values =
                "httpsProxy=http://proxy.corp.example 8080\nProxy Config Script=http://wpad/p.pac\nNoProxyFor=a,b\n";
        var manual = DesktopProxy.kde(IniFile.parse("[Proxy Settings]\nProxyType=1\n" + values));
        assertEquals(
                new HostPort("proxy.corp.example", 8080), manual.get(0).value().proxy());
        assertEquals(List.of("a", "b"), manual.get(0).bypass());
        var pac = DesktopProxy.kde(IniFile.parse("[Proxy Settings]\nProxyType=2\n" + values));
        assertEquals("http://wpad/p.pac", pac.get(0).pacUrl());
        var none = DesktopProxy.kde(IniFile.parse("[Proxy Settings]\nProxyType=0\n" + values));
        assertEquals(ProxyText.NONE, none.get(0).value());
        assertEquals(List.of(), DesktopProxy.kde(IniFile.parse("[Proxy Settings]\nProxyType=3\n" + values)));
    }

    private static ProxyText proxyInfo(String variant) {
        return ProxyInfoFile.parse(Samples.text("proxy/ProxyInfo.conf." + variant + ".conf"));
    }
}
