package io.azreach.azure.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SasReaderTest {
    private static final SasTerms NOTHING = new SasTerms(null, null, null, null, null, null, null);

    @Test
    void theTermsOfAnAccountsSignatureAreRead() {
        var terms = SasReader.read("sv=2022-11-02&ss=bf&srt=sco&sp=rwdlac&st=2026-11-21T09%3A00%3A00Z"
                + "&se=2026-11-22T09:00:00Z&spr=https&sip=10.0.0.1&sig=c2VjcmV0%3D");
        assertEquals(Instant.parse("2026-11-21T09:00:00Z"), terms.starts());
        assertEquals(Instant.parse("2026-11-22T09:00:00Z"), terms.expires());
        assertEquals("rwdlac", terms.permissions());
        assertEquals("bf", terms.services());
        assertEquals("sco", terms.resourceTypes());
        assertEquals("10.0.0.1", terms.addresses());
        assertFalse(terms.toString().contains("c2VjcmV0"));
    }

    @Test
    void aContainersSignatureSaysWhatItIsFor() {
        assertEquals("c", SasReader.read("sr=c&sp=rw&sig=x").resource());
    }

    @Test
    void timesComeAsADateOrToTheMinuteAsWell() {
        assertEquals(
                Instant.parse("2026-11-22T00:00:00Z"),
                SasReader.read("se=2026-11-22").expires());
        assertEquals(
                Instant.parse("2026-11-22T09:30:00Z"),
                SasReader.read("se=2026-11-22T09:30Z").expires());
        assertEquals(
                Instant.parse("2026-11-22T08:30:00Z"),
                SasReader.read("se=2026-11-22T09:30%2B01:00").expires());
    }

    @Test
    void whatCannotBeReadIsNotKnown() {
        assertEquals(
                NOTHING, SasReader.read("se=tomorrow&st=%zz&sp&sig=" + "x".repeat(100) + "&sip=" + "1".repeat(65)));
    }
}
