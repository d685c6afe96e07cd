package io.azreach.azure.ike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aes256-sha256-modp2048",
                "aes256gcm16-prfsha384-ecp384",
                "3des-sha1-modp1024",
                "aes128-sha1-prfsha256-ecp256",
                "aes192-sha512-curve25519"
            })
    void proposalsSurviveTheWire(String words) {
        var proposal = Proposal.parse(words);
        var sent = Proposal.encode(List.of(proposal));
        assertEquals(words, proposal.toString());
        assertEquals(proposal, Proposal.decode(sent).orElseThrow());
    }

    @Test
    void oneProposalLooksAsTheStandardDrawsIt() {
        var expected = "0000002c01010004" + "0300000c0100000c800e0100" + "0300000802000005" + "030000080300000c"
                + "000000080400000e";
        var sent = Proposal.encode(List.of(Proposal.parse("aes256-sha256-modp2048")));
        assertEquals(expected, HexFormat.of().formatHex(sent));
    }

    @Test
    void hashWordsBesideGcmNameTheFunction() {
        assertEquals(
                "aes256gcm16-prfsha384-ecp384",
                Proposal.parse("aes256gcm16-sha384-ecp384").toString());
    }

    @Test
    void allMistakesOfAListAreTold() {
        var told = assertThrows(
                IllegalArgumentException.class, () -> Proposal.parseAll("aes256-sha256, rot13-sha1-modp1024"));
        var message = String.valueOf(told.getMessage());
        assertTrue(message.contains("[aes256-sha256] must name"), message);
        assertTrue(message.contains("[rot13] is not an algorithm"), message);
    }

    @Test
    void aChoiceTakesOneAlgorithmOfEachTypeAndNothingElse() {
        var offer = Proposal.parse("aes256-aes128-sha256-sha1-modp2048-modp1024");
        assertTrue(Proposal.parse("aes128-sha1-modp2048").isChoiceOf(offer));
        assertFalse(Proposal.parse("aes192-sha1-modp2048").isChoiceOf(offer));
        assertFalse(offer.isChoiceOf(offer));
    }

    @Test
    void cutOffProposalsAreNoProposals() {
        var whole = Proposal.encode(List.of(Proposal.parse("aes256-sha256-modp2048")));
        for (int length = 0; length < whole.length; length++) {
            assertTrue(Proposal.decode(Arrays.copyOf(whole, length)).isEmpty(), "cut at " + length);
        }
    }

    @Test
    void attributesThatClaimTooMuchEndTheReading() {
        var claims = HexFormat.of().parseHex("00000018010100010000001001000014" + "0001ffff00000000");
        assertTrue(Proposal.decode(claims).isEmpty());
    }
}
