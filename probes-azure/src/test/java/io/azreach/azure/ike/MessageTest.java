package io.azreach.azure.ike;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final byte[] WHOLE = Message.request(
            new byte[16],
            Message.SA_INIT,
            0,
            List.of(
                    new Payload(Payload.SA, Proposal.encode(Offers.AZURE_DEFAULT)),
                    Payload.notify(Notify.INVALID_KE_PAYLOAD, new byte[] {0, 14}),
                    Payload.notify(Notify.COOKIE, new byte[] {1, 2, 3})));

    @Test
    void payloadsSurviveTheWire() {
        var read = Message.read(WHOLE).orElseThrow();
        assertEquals(
                List.of(Payload.SA, Payload.NOTIFY, Payload.NOTIFY),
                read.payloads().stream().map(Payload::type).toList());
        var notifications = Notify.of(read.payloads());
        assertEquals(
                "modp2048", notifications.get(0).wantedGroup().orElseThrow().word());
        assertArrayEquals(new byte[] {1, 2, 3}, notifications.get(1).data());
    }

    @Test
    void cutOffMessagesAreNoMessages() {
        for (int length = 0; length < WHOLE.length; length++) {
            assertTrue(Message.read(Arrays.copyOf(WHOLE, length)).isEmpty(), "cut at " + length);
        }
    }

    @Test
    void damagedBytesAreReadWithoutHarm() {
        var random = new Random(7);
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            var damaged = WHOLE.clone();
            for (int hit = 0; hit < 3; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var message = Message.read(damaged);
            if (message.isPresent()) {
                var payloads = message.get().payloads();
                payloads.forEach(p -> assertTrue(p.body().length < damaged.length));
                understood += Notify.of(payloads).size();
                message.get()
                        .body(Payload.SA)
                        .flatMap(Proposal::decode)
                        .ifPresent(p -> assertTrue(p.toString().length() > 1));
            }
        }
        assertTrue(understood > 0);
    }

    @Test
    void payloadsThatClaimTooMuchEndTheChain() {
        var claims = new byte[] {0, 0, (byte) 0xff, (byte) 0xff, 1, 2};
        assertEquals(List.of(), Payload.read(Payload.NOTIFY, claims));
        assertEquals(List.of(), Payload.read(Payload.NOTIFY, new byte[] {41, 0, 0, 0}));
    }
}
