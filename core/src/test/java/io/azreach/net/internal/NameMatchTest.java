package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {
    @ParameterizedTest
    @CsvSource({
        "vault.azure.test, vault.azure.test, true",
        "VAULT.azure.test, vault.AZURE.test., true",
        "*.blob.test, acct.blob.test, true",
        "*.blob.test, a.b.blob.test, false",
        "*.blob.test, blob.test, false",
        "*.test, blob.test, false",
        "*, blob, false",
        "a*.blob.test, acct.blob.test, false",
        "acct.*.test, acct.blob.test, false",
        "bücher.test, xn--bcher-kva.test, true",
        "blob.test.evil, blob.test, false",
        "blob.test, '', false"
    })
    void wildcardStandsForTheWholeLeftmostLabel(String pattern, String name, boolean expected) {
        assertEquals(expected, NameMatch.matches(pattern, name));
    }
}
