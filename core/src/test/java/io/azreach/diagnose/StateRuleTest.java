package io.azreach.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.Severity;
import io.azreach.model.evidence.StateCheck;
import io.azreach.testkit.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateRuleTest {
    @Test
    void aValueThatDiffersIsARisk() {
        var given = new Given().machine(new StateCheck("agent version", "9.62", "9.50"));
        assertEquals(List.of("STATE_DIFFERS"), given.roots());
        var finding = given.finding("STATE_DIFFERS");
        assertEquals(Severity.RISK, finding.severity());
        assertEquals("9.62", finding.args().get("expected"));
        assertEquals("9.50", finding.args().get("actual"));
    }

    @Test
    void theValueThatIsWantedIsNoFinding() {
        assertEquals(
                List.of(),
                new Given()
                        .machine(new StateCheck("agent version", "9.62", "9.62"))
                        .roots());
    }

    @Test
    void anUnknownValueIsNotADifferentOne() {
        assertEquals(
                List.of(),
                new Given()
                        .machine(new StateCheck("agent version", "9.62", null))
                        .roots());
    }

    @Test
    void twoThingsThatDifferAreTwoFindings() {
        var given = new Given().machine(new StateCheck("a", "1", "2"), new StateCheck("b", "1", "2"));
        assertEquals(List.of("STATE_DIFFERS", "STATE_DIFFERS"), given.roots());
    }
}
