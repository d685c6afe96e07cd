package io.azreach.net.internal.trace;

import io.azreach.model.evidence.Hop.Answer;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * An error a router or host reported about a packet of ours.
 *
 * @param from who reported it
 * @param v6 whether type and code are those of RFC 4443 rather than of RFC 792 and 1812
 * @param type ICMP type
 * @param code ICMP code
 * @param info the next link's MTU, for a packet that was too big
 */
record IcmpError(@Nullable InetAddress from, boolean v6, int type, int code, int info) {
    Answer answer() {
        return v6 ? answer6() : answer4();
    }

    @Nullable
    Integer mtu() {
        return answer() == Answer.FRAG_NEEDED && info > 0 ? info : null;
    }

    private Answer answer4() {
        if (type == 11) {
            return Answer.TIME_EXCEEDED;
        }
        if (type != 3) {
            return Answer.OTHER_ICMP;
        }
        return switch (code) {
            case 0, 6, 11 -> Answer.NET_UNREACHABLE;
            case 1, 7, 12 -> Answer.HOST_UNREACHABLE;
            case 2 -> Answer.PROTOCOL_UNREACHABLE;
            case 3 -> Answer.PORT_UNREACHABLE;
            case 4 -> Answer.FRAG_NEEDED;
            case 9 -> Answer.NET_PROHIBITED;
            case 10 -> Answer.HOST_PROHIBITED;
            case 13 -> Answer.ADMIN_PROHIBITED;
            default -> Answer.OTHER_ICMP;
        };
    }

    private Answer answer6() {
        if (type == 3) {
            return Answer.TIME_EXCEEDED;
        }
        if (type == 2) {
            return Answer.FRAG_NEEDED;
        }
        if (type != 1) {
            return Answer.OTHER_ICMP;
        }
        return switch (code) {
            case 0 -> Answer.NET_UNREACHABLE;
            case 1, 5 -> Answer.ADMIN_PROHIBITED;
            case 2, 3 -> Answer.HOST_UNREACHABLE;
            case 4 -> Answer.PORT_UNREACHABLE;
            case 6 -> Answer.NET_PROHIBITED;
            default -> Answer.OTHER_ICMP;
        };
    }
}
