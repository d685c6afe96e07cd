package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a VPN gateway answered to one exchange of IKEv2 (RFC 7296).
 *
 * @param address of the gateway
 * @param port UDP port asked, 500 or 4500
 * @param exchange {@code sa-init} or {@code auth}
 * @param offered combinations of algorithms that were offered, as configurations write them:
 *     {@code aes256-sha256-modp2048}; in the order of preference
 * @param kind what came back
 * @param notification name of the error in the answer, such as {@code NO_PROPOSAL_CHOSEN}; null when it has none
 * @param chosen the combination the gateway took; null when it took none
 * @param wantedGroup the group it asks for, such as {@code modp2048}; null when it asks for none
 * @param translated whether an address translator changes this machine's address on the way, by the gateway's word; null
 *     when it did not say
 * @param took from the first sending to the end of the exchange, repetitions with a cookie or another key included
 * @param failure why nothing came back
 */
public record IkeAnswer(
        InetAddress address,
        int port,
        String exchange,
        List<String> offered,
        Kind kind,
        @Nullable String notification,
        @Nullable String chosen,
        @Nullable String wantedGroup,
        @Nullable Boolean translated,
        Duration took,
        @Nullable Failure failure)
        implements Evidence {
    public IkeAnswer {
        offered = List.copyOf(offered);
    }

    /** What the answer was. */
    public enum Kind {
        /** Not a byte. */
        NOTHING,
        /** The gateway took a combination. */
        SA_INIT,
        /** The gateway accepted who we are and proved itself. */
        AUTHENTICATED,
        /** An error of the protocol. */
        NOTIFY,
        /** Something that is no answer to this question: another version, another protocol, a broken message. */
        OTHER
    }

    /** Whether the gateway sent anything: the port is open both ways. */
    public boolean answered() {
        return kind != Kind.NOTHING;
    }
}
