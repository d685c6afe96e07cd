package io.azreach.diagnose;

import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.RuleId;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.PluginInfo;
import io.azreach.spi.ProbePlugin;
import io.azreach.testkit.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every rule test judges its evidence several times over; this shows that the comparison notices a rule with a memory. */
class PureRulesTest {
    private static final class Counting implements ProbePlugin, DiagnosisRule {
        private int calls;

        @Override
        public PluginInfo info() {
            return new PluginInfo("counting", "1", "test", PluginInfo.SPI_LEVEL, "io.azreach.probe.texts");
        }

        @Override
        public List<DiagnosisRule> rules() {
            return List.of(this);
        }

        @Override
        public RuleId id() {
            return RuleId.of("counting.calls");
        }

        @Override
        public void examine(EvidenceView evidence, FindingSink sink) {
            calls++;
            evidence.targets()
                    .forEach(t -> sink.report(Finding.of(NetworkFindings.type("STATE_DIFFERS"), Confidence.POSSIBLE)
                            .on(t)
                            .arg("actual", calls)
                            .build()));
        }
    }

    private static Given evidence() {
        var target = https("one.example.com", "generic");
        return new Given()
                .seen(
                        "core.endpoint",
                        target,
                        lookup(target.host(), "203.0.113.5"),
                        unconnected("203.0.113.5", FailureKind.REFUSED, 4));
    }

    @Test
    void aRuleWithAMemoryIsNoticed() {
        assertThrows(
                AssertionError.class, () -> evidence().plugin(new Counting()).findings());
    }

    @Test
    void theRulesOfCoreHaveNone() {
        assertEquals(List.of("TCP_REFUSED"), evidence().roots());
    }
}
