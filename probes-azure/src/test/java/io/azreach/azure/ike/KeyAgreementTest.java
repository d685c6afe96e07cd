package io.azreach.azure.ike;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import javax.crypto.interfaces.DHPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyAgreementTest {
    @ParameterizedTest
    @CsvSource({"1, 96", "2, 128", "5, 192", "14, 256", "15, 384", "19, 64", "20, 96", "21, 132", "31, 32"})
    void bothSidesOfAGroupComeToOneSecret(int group, int size) throws GeneralSecurityException {
        var one = KeyAgreement.in(group).orElseThrow();
        var other = KeyAgreement.in(group).orElseThrow();
        assertEquals(size, one.publicValue().length);
        assertArrayEquals(one.secretWith(other.publicValue()), other.secretWith(one.publicValue()));
    }

    /** RFC 2409 section 6 and RFC 3526: what this Java takes for a size has to be the prime of the group. */
    @ParameterizedTest
    @CsvSource({
        "768, a63a3620ffffffffffffffff",
        "1024, ece65381ffffffffffffffff",
        "1536, ca237327ffffffffffffffff",
        "2048, 8aacaa68ffffffffffffffff",
        "3072, a93ad2caffffffffffffffff",
        "4096, 34063199ffffffffffffffff"
    })
    void primesAreThoseOfTheGroups(int bits, String end) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("DH");
        generator.initialize(bits);
        var parameters = ((DHPublicKey) generator.generateKeyPair().getPublic()).getParams();
        assertTrue(
                parameters.getP().toString(16).endsWith(end), parameters.getP().toString(16));
        assertEquals(2, parameters.getG().intValueExact());
    }

    @ParameterizedTest
    @CsvSource({"14", "19", "20"})
    void valuesOutsideAGroupAreRefused(int group) throws GeneralSecurityException {
        var key = KeyAgreement.in(group).orElseThrow();
        assertThrows(GeneralSecurityException.class, () -> key.secretWith(new byte[key.publicValue().length]));
    }

    @Test
    void unknownGroupsHaveNoKey() throws GeneralSecurityException {
        assertTrue(KeyAgreement.in(24).isEmpty());
    }
}
