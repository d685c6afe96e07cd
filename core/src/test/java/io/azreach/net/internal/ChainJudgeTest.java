package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.azreach.model.evidence.TrustVerdict;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Identity;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.TestCa;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainJudgeTest {
    private static final TestCa CA = TestCa.create("Fabrikam");
    private static final Instant NOW = Instant.now();

    @Test
    void chainToARootIsTrusted() {
        assertEquals(
                Verdict.TRUSTED, judge(CA.issue(LeafSpec.of("a.test")), NOW).verdict());
    }

    @Test
    void orderOfTheChainAndExtraCertificatesDoNotMatter() {
        var identity = CA.issue(LeafSpec.of("a.test"));
        var stranger = TestCa.create("Stranger");
        var chain = List.of(identity.leaf(), stranger.root(), CA.root(), stranger.issuing(), CA.issuing());
        assertEquals(Verdict.TRUSTED, judge(chain, NOW).verdict());
    }

    @Test
    void trustIsTiedToTheKeyAndNotToTheName() {
        var impostor = TestCa.create("Fabrikam").issue(LeafSpec.of("a.test"));
        var verdict = judge(impostor, NOW);
        assertEquals(Verdict.NO_PATH, verdict.verdict());
        assertEquals("CN=Fabrikam Issuing,O=Test", verdict.detail());
    }

    @Test
    void clockFarOffShowsAsDates() {
        var chain = CA.issue(LeafSpec.of("a.test"));
        assertEquals(
                Verdict.EXPIRED, judge(chain, NOW.plus(Duration.ofDays(100))).verdict());
        assertEquals(
                Verdict.EXPIRED, judge(chain, NOW.plus(Duration.ofDays(4000))).verdict());
        assertEquals(
                Verdict.NOT_YET_VALID,
                judge(chain, NOW.minus(Duration.ofDays(100))).verdict());
    }

    @Test
    void issuerThatRanOutBeforeTheLeafBeganShowsAsDates() {
        var ended = CA.issuing().getNotAfter().toInstant();
        var spec = LeafSpec.of("a.test");
        var late = new LeafSpec(
                spec.commonName(),
                spec.names(),
                ended.plus(Duration.ofDays(1)),
                ended.plus(Duration.ofDays(9)),
                spec.serverUse(),
                spec.signature());
        var verdict = judge(CA.issue(late), ended.plus(Duration.ofDays(2)));
        assertEquals(Verdict.EXPIRED, verdict.verdict());
        assertEquals("CN=Fabrikam Issuing,O=Test", verdict.detail());
    }

    @Test
    void oldHashBelowAPrivateRootIsAccepted() {
        var verdict = judge(CA.issue(LeafSpec.of("a.test").signedWith("SHA1withECDSA")), NOW);
        // The JDK refuses SHA-1 below its own roots only.
        assertEquals(Verdict.TRUSTED, verdict.verdict());
    }

    @Test
    void weakKeyIsRejectedAndNotTakenForAMissingPath() {
        var weak = TestCa.create("Weak", "RSA", 512);
        var chain =
                weak.issue(LeafSpec.of("a.test").signedWith("SHA256withRSA")).chain();
        var verdict = new ChainJudge(Roots.of("os", List.of(weak.root())), NOW).judge(chain);
        assertEquals(Verdict.REJECTED, verdict.verdict());
        var expired = weak.issue(
                        LeafSpec.of("a.test").signedWith("SHA256withRSA").expired())
                .chain();
        assertEquals(
                Verdict.REJECTED,
                new ChainJudge(Roots.of("os", List.of(weak.root())), NOW)
                        .judge(expired)
                        .verdict());
    }

    @Test
    void certificateForClientsIsRejected() {
        var verdict = judge(CA.issue(LeafSpec.of("a.test").forClients()), NOW);
        assertEquals(Verdict.REJECTED, verdict.verdict());
        assertEquals("CN=Fabrikam Root,O=Test", verdict.anchor());
        assertNotNull(verdict.detail());
    }

    @Test
    void leafThatIssuesIsRejected() {
        var leaf = CA.issue(LeafSpec.of("ca.test"));
        var chain = List.of(TestCa.issueBelow(leaf, LeafSpec.of("a.test")), leaf.leaf(), CA.issuing());
        assertEquals(Verdict.REJECTED, judge(chain, NOW).verdict());
    }

    @Test
    void trustedLeafNeedsNoIssuer() {
        var own = TestCa.selfSigned(LeafSpec.of("a.test"));
        var roots = Roots.of("os", own.chain());
        assertEquals(
                Verdict.TRUSTED, new ChainJudge(roots, NOW).judge(own.chain()).verdict());
        var later = NOW.plus(Duration.ofDays(100));
        assertEquals(
                Verdict.EXPIRED, new ChainJudge(roots, later).judge(own.chain()).verdict());
    }

    @Test
    void storeThatCannotBeReadSaysSo() {
        var chain = CA.issue(LeafSpec.of("a.test")).chain();
        var verdict = new ChainJudge(Roots.unreadable("os", "no such file"), NOW).judge(chain);
        assertEquals(new TrustVerdict("os", Verdict.STORE_UNREADABLE, null, "no such file"), verdict);
        var empty = new ChainJudge(Roots.of("os", List.of()), NOW).judge(chain);
        assertEquals(Verdict.NO_PATH, empty.verdict());
    }

    @Test
    void longHostileChainIsJudgedQuickly() {
        var chain = new ArrayList<X509Certificate>(
                TestCa.create("Other").issue(LeafSpec.of("a.test")).chain());
        chain.addAll(Collections.nCopies(98, chain.get(1)));
        assertEquals(Verdict.NO_PATH, judge(chain, NOW).verdict());
    }

    private static TrustVerdict judge(Identity identity, Instant when) {
        return judge(identity.chain(), when);
    }

    private static TrustVerdict judge(List<X509Certificate> chain, Instant when) {
        return new ChainJudge(Roots.of("os", List.of(CA.root())), when).judge(chain);
    }
}
