package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.report.scenario.Scenario;
import io.azreach.report.scenario.ServiceNeed;
import io.azreach.spi.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioQuestionTest {
    private static final ServiceNeed GATEWAY = need("vpn-gateway", "gateway");

    @Test
    void aScenarioWhoseServicesAllWaitForAnOptionNamesIt() {
        assertEquals(List.of("gateway"), ScenarioQuestion.missing(Settings.NONE, scenario(GATEWAY)));
    }

    @Test
    void anyOptionThatGivesItSomethingToLookAtIsEnough() {
        assertEquals(List.of(), ScenarioQuestion.missing(given("gateway"), scenario(GATEWAY)));
        assertEquals(List.of(), ScenarioQuestion.missing(given("endpoint"), scenario(GATEWAY)));
        assertEquals(List.of("gateway"), ScenarioQuestion.missing(given("proposal"), scenario(GATEWAY)));
    }

    @Test
    void aScenarioWithAServiceOfItsOwnNeedsNoOption() {
        assertEquals(List.of(), ScenarioQuestion.missing(Settings.NONE, scenario(GATEWAY, need("entra"))));
        assertEquals(List.of(), ScenarioQuestion.missing(Settings.NONE, scenario()));
    }

    private static Settings given(String option) {
        return Settings.NONE.with(option, "x");
    }

    private static ServiceNeed need(String service, String... options) {
        return new ServiceNeed(service, true, List.of(), List.of(options), "", false);
    }

    private static Scenario scenario(ServiceNeed... services) {
        return new Scenario("own", "title", Map.of(), List.of(), List.of(services), Map.of(), List.of());
    }
}
