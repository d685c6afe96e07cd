package io.azreach.azure.ike;

import io.azreach.spi.Settings;
import java.util.List;

/** What is offered to a gateway. */
final class Offers {
    /** What route-based gateways of Azure take without a policy of their own; all with group 2. */
    static final List<Proposal> AZURE_DEFAULT = Proposal.parseAll("aes256-sha1-modp1024,aes256-sha256-modp1024,"
            + "aes128-sha1-modp1024,aes128-sha256-modp1024,3des-sha1-modp1024,3des-sha256-modp1024");

    /** All that a policy of a connection may demand; the gateway's choice tells what it does. */
    static final List<Proposal> EVERYTHING = Proposal.parseAll(
            "aes256-aes192-aes128-3des-sha384-sha256-sha1-md5-ecp384-ecp256-modp2048-modp1024-modp768,"
                    + "aes256gcm16-aes128gcm16-prfsha384-prfsha256-prfsha1-ecp384-ecp256-modp2048-modp1024-modp768");

    private Offers() {}

    /** @throws IllegalArgumentException when the user's own cannot be read */
    static List<Proposal> of(Settings settings) {
        var own = settings.values("proposal");
        return own.isEmpty() ? AZURE_DEFAULT : Proposal.parseAll(String.join(",", own));
    }
}
