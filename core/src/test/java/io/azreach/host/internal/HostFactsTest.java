package io.azreach.host.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.HostInfo.Os;
import org.junit.jupiter.api.Test;

class HostFactsTest {
    @Test
    void familyIsToldByTheNameJavaGives() {
        assertEquals(Os.LINUX, HostFacts.family("Linux"));
        assertEquals(Os.WINDOWS, HostFacts.family("Windows Server 2022"));
        assertEquals(Os.OTHER, HostFacts.family("Darwin"));
    }

    @Test
    void prettyNameIsReadWithAnyQuotes() {
        assertEquals(
                "Debian 12",
                HostFacts.prettyName("ID=x\nPRETTY_NAME=\"Debian 12\"\n").orElseThrow());
        assertEquals("SLES 15", HostFacts.prettyName("PRETTY_NAME='SLES 15'").orElseThrow());
        assertEquals("Alpine", HostFacts.prettyName("PRETTY_NAME=Alpine\r\n").orElseThrow());
        assertTrue(HostFacts.prettyName("NAME=x").isEmpty());
    }

    @Test
    void outputIsDecodedByItsByteOrderMarkOrAsUtf8() {
        assertEquals("é", OutputText.decode(new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) 0xE9, 0}));
        assertEquals("é", OutputText.decode(new byte[] {(byte) 0xC3, (byte) 0xA9}));
        assertEquals("", OutputText.decode(new byte[0]));
        assertEquals(1, OutputText.decode(new byte[] {(byte) 0xE9}).length());
    }
}
