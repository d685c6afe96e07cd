package io.azreach.azure.ike;

import io.azreach.model.FindingType;
import io.azreach.model.Layer;
import io.azreach.model.Severity;
import java.util.List;

/** What a gateway's answers may mean. */
public final class IkeFindings {
    static final FindingType UDP500_BLOCKED = vpn("VPN_UDP500_BLOCKED", "network-team");
    static final FindingType UDP4500_BLOCKED = vpn("VPN_UDP4500_BLOCKED", "network-team");
    static final FindingType PEER_UNREACHABLE = vpn("VPN_PEER_UNREACHABLE", "network-team");
    static final FindingType POLICY_MISMATCH = vpn("VPN_IKE_POLICY_MISMATCH", "azure-admin");
    static final FindingType PSK_MISMATCH = vpn("VPN_PSK_MISMATCH", "azure-admin");

    private IkeFindings() {}

    public static List<FindingType> all() {
        return List.of(UDP500_BLOCKED, UDP4500_BLOCKED, PEER_UNREACHABLE, POLICY_MISMATCH, PSK_MISMATCH);
    }

    private static FindingType vpn(String id, String owner) {
        return FindingType.of(id, Layer.VPN, Severity.BLOCKER, owner);
    }
}
