package io.azreach.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a certificate for a server says.
 *
 * @param commonName of the subject
 * @param names DNS names and address literals
 * @param notBefore start of validity
 * @param notAfter end of validity
 * @param serverUse whether it may be used by a TLS server, or else by a client only
 * @param signature algorithm its issuer signs with
 */
public record LeafSpec(
        String commonName,
        List<String> names,
        Instant notBefore,
        Instant notAfter,
        boolean serverUse,
        String signature) {
    public LeafSpec {
        names = List.copyOf(names);
    }

    /** Valid now, for these names. */
    public static LeafSpec of(String... names) {
        var now = Instant.now();
        return new LeafSpec(
                names[0],
                List.of(names),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(30)),
                true,
                "SHA256withECDSA");
    }

    public LeafSpec expired() {
        var now = Instant.now();
        return new LeafSpec(
                commonName,
                names,
                now.minus(Duration.ofDays(20)),
                now.minus(Duration.ofDays(10)),
                serverUse,
                signature);
    }

    public LeafSpec notYetValid() {
        var now = Instant.now();
        return new LeafSpec(
                commonName, names, now.plus(Duration.ofDays(10)), now.plus(Duration.ofDays(20)), serverUse, signature);
    }

    public LeafSpec forClients() {
        return new LeafSpec(commonName, names, notBefore, notAfter, false, signature);
    }

    public LeafSpec signedWith(String algorithm) {
        return new LeafSpec(commonName, names, notBefore, notAfter, serverUse, algorithm);
    }
}
