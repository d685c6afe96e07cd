package io.azreach.linux.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.azreach.model.HostPort;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyTextTest {
    private static final HostPort PROXY = new HostPort("10.0.0.10", 8080);

    @Test
    void urlAndBareHostMeanTheSameProxy() {
        for (var text : List.of("http://10.0.0.10:8080", "10.0.0.10:8080", " HTTPS://10.0.0.10:8080/path?q ")) {
            assertEquals(new ProxyText(PROXY, false, null), ProxyText.parse(text), text);
        }
        assertEquals(
                new HostPort("2001:db8::1", 3128),
                ProxyText.parse("http://[2001:db8::1]:3128").proxy());
    }

    @Test
    void credentialsAreDroppedAndOnlyTheirPresenceIsKept() {
        for (var text : List.of(
                "http://user:secret@10.0.0.10:8080",
                "user:secret@10.0.0.10:8080",
                "http://user:sec/r@et@10.0.0.10:8080/",
                "http://user:sec#ret@10.0.0.10:8080")) {
            assertEquals(new ProxyText(PROXY, true, null), ProxyText.parse(text), text);
        }
        var broken = ProxyText.parse("http://user:secret@");
        assertEquals(new ProxyText(null, true, "unreadable"), broken);
        assertFalse(broken.toString().contains("secret"));
    }

    @Test
    void sayingNoProxyIsNoProblem() {
        for (var text : List.of("", " ", "direct://", "DIRECT", "None", "_none_")) {
            assertEquals(ProxyText.NONE, ProxyText.parse(text), text);
        }
    }

    @Test
    void whatCannotBeUsedIsNamed() {
        assertEquals("no-port", ProxyText.parse("http://proxy.corp.example").problem());
        assertEquals("no-port", ProxyText.parse("http://proxy.corp.example:/").problem());
        assertEquals("unreadable", ProxyText.parse("http://proxy:99999").problem());
        assertEquals("unreadable", ProxyText.parse("http://proxy:0").problem());
        assertEquals("unreadable", ProxyText.parse("http://$PROXY:8080").problem());
        assertEquals("unreadable", ProxyText.parse("http://\u0000:1").problem());
        assertEquals(new ProxyText(new HostPort("s", 1080), false, "not-http"), ProxyText.parse("socks5://s:1080"));
    }

    @Test
    void portApartFromTheAddressIsChecked() {
        assertEquals(new ProxyText(PROXY, false, null), ProxyText.parse("http://10.0.0.10", "8080"));
        assertEquals("no-port", ProxyText.parse("http://10.0.0.10", " ").problem());
        assertEquals("unreadable", ProxyText.parse("http://10.0.0.10", "eighty").problem());
        assertEquals(
                "port-in-address",
                ProxyText.parse("http://10.0.0.10:8080", "8080").problem());
        assertEquals(PROXY, ProxyText.parse("http://10.0.0.10:8080", "8080").proxy());
    }
}
