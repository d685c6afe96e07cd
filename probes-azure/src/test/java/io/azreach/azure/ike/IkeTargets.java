package io.azreach.azure.ike;

import static io.azreach.testkit.FuzzTarget.atMost;
import static io.azreach.testkit.FuzzTarget.holds;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/** What a VPN gateway, or anybody at its address, sends. */
public final class IkeTargets {
    private static final int INTEGRITY_KEY = 64;

    private IkeTargets() {}

    public static void ikeMessage(byte[] input) {
        Message.read(input).ifPresent(message -> {
            holds(message.payloads().size() <= 64, "too many payloads");
            Notify.of(message.payloads()).forEach(notify -> {
                atMost(100, notify.name());
                notify.wantedGroup();
            });
            message.body(Payload.SA).flatMap(Proposal::decode).ifPresent(proposal -> {
                atMost(64 * 1024, proposal.toString());
                proposal.isChoiceOf(proposal);
            });
        });
    }

    /** The chain is read the same after it was written. */
    public static void ikePayloads(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int first = input[0] & 0xff;
        var read = Payload.read(first, Arrays.copyOfRange(input, 1, input.length));
        if (read.isEmpty()) {
            return;
        }
        var again = Payload.read(first, Payload.chain(read));
        holds(again.size() == read.size(), "payloads were lost");
        for (int i = 0; i < read.size(); i++) {
            holds(Arrays.equals(read.get(i).body(), again.get(i).body()), "payload " + i + " changed");
        }
    }

    /** A public value: the group by its first byte, the rest as the peer's. */
    public static void ikeKey(byte[] input) throws GeneralSecurityException {
        if (input.length == 0) {
            return;
        }
        var groups = new int[] {19, 20, 21, 31, 2};
        var key = KeyAgreement.in(groups[(input[0] & 0xff) % groups.length]).orElseThrow();
        try {
            holds(key.secretWith(Arrays.copyOfRange(input, 1, input.length)).length > 0, "empty secret");
        } catch (GeneralSecurityException noneOfThisGroup) {
            atMost(1000, String.valueOf(noneOfThisGroup.getMessage()));
        }
    }

    /**
     * A protected message: the algorithms by the first byte, the rest as it came, and as the content of one that the peer
     * protected well.
     */
    public static void ikeSealed(byte[] input) throws GeneralSecurityException {
        if (input.length < 2) {
            return;
        }
        var chosen = Offers.EVERYTHING.get((input[0] & 0xff) % Offers.EVERYTHING.size());
        var seal = new Seal(chosen, new byte[Seal.keySize(chosen)], new byte[INTEGRITY_KEY]);
        var rest = Arrays.copyOfRange(input, 1, input.length);
        try {
            seal.open(rest).ifPresent(payloads -> holds(payloads.size() <= 64, "too many payloads"));
        } catch (GeneralSecurityException notFromThePeer) {
            atMost(1000, String.valueOf(notFromThePeer.getMessage()));
        }
        var inner = Payload.read(rest[0] & 0xff, rest);
        var opened = seal.open(seal.close(new byte[16], Message.AUTH, 1, inner)).orElseThrow();
        holds(opened.size() == inner.size(), "payloads were lost");
    }
}
