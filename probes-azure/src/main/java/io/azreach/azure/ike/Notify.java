package io.azreach.azure.ike;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a notify payload says (RFC 7296 section 3.10.1). */
record Notify(int type, byte[] data) {
    static final int INVALID_KE_PAYLOAD = 17;
    static final int NO_PROPOSAL_CHOSEN = 14;
    static final int AUTHENTICATION_FAILED = 24;
    static final int NAT_DETECTION_SOURCE_IP = 16388;
    static final int NAT_DETECTION_DESTINATION_IP = 16389;
    static final int COOKIE = 16390;

    /** Below it a notification is an error, from it on a status. */
    private static final int FIRST_STATUS = 16384;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "UNSUPPORTED_CRITICAL_PAYLOAD"),
            Map.entry(4, "INVALID_IKE_SPI"),
            Map.entry(5, "INVALID_MAJOR_VERSION"),
            Map.entry(7, "INVALID_SYNTAX"),
            Map.entry(9, "INVALID_MESSAGE_ID"),
            Map.entry(11, "INVALID_SPI"),
            Map.entry(NO_PROPOSAL_CHOSEN, "NO_PROPOSAL_CHOSEN"),
            Map.entry(INVALID_KE_PAYLOAD, "INVALID_KE_PAYLOAD"),
            Map.entry(AUTHENTICATION_FAILED, "AUTHENTICATION_FAILED"),
            Map.entry(34, "SINGLE_PAIR_REQUIRED"),
            Map.entry(35, "NO_ADDITIONAL_SAS"),
            Map.entry(36, "INTERNAL_ADDRESS_FAILURE"),
            Map.entry(37, "FAILED_CP_REQUIRED"),
            Map.entry(38, "TS_UNACCEPTABLE"),
            Map.entry(39, "INVALID_SELECTORS"),
            Map.entry(43, "TEMPORARY_FAILURE"),
            Map.entry(COOKIE, "COOKIE"));

    static List<Notify> of(List<Payload> payloads) {
        return payloads.stream()
                .filter(p -> p.type() == Payload.NOTIFY)
                .flatMap(p -> read(p.body()).stream())
                .toList();
    }

    private static Optional<Notify> read(byte[] body) {
        var in = new Cursor(body);
        in.u8();
        int spiSize = in.u8();
        int type = in.u16();
        in.take(spiSize);
        return in.isExhausted() ? Optional.empty() : Optional.of(new Notify(type, in.rest()));
    }

    boolean isError() {
        return type < FIRST_STATUS;
    }

    /** The name of RFC 7296, or the number. */
    String name() {
        return NAMES.getOrDefault(type, "notify " + type);
    }

    /** The group an invalid key exchange payload asks for. */
    Optional<Transform> wantedGroup() {
        return type == INVALID_KE_PAYLOAD && data.length == 2
                ? Optional.of(Transform.group(new Cursor(data).u16()))
                : Optional.empty();
    }
}
