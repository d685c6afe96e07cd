package io.azreach.azure.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceMetadataTest {
    private static final String JSON =
            "{\"compute\":{\"azEnvironment\":\"AzurePublicCloud\",\"customData\":\"c2VjcmV0\","
                    + "\"location\":\"japaneast\",\"name\":\"vm01\",\"osProfile\":{\"adminUsername\":\"user01\",\"name\":\"x\"},"
                    + "\"osType\":\"Linux\",\"resourceGroupName\":\"rg01\",\"tagsList\":[{\"name\":\"cost\",\"value\":\"1\"}],"
                    + "\"vmSize\":\"Standard_D2s_v5\"},\"network\":{\"name\":\"nic\",\"location\":\"elsewhere\"}}";

    @Test
    void onlyTheHarmlessFactsOfTheMachineAreKept() {
        assertEquals(
                Map.of(
                        "azEnvironment", "AzurePublicCloud",
                        "location", "japaneast",
                        "name", "vm01",
                        "osType", "Linux",
                        "resourceGroup", "rg01",
                        "vmSize", "Standard_D2s_v5"),
                InstanceMetadata.facts(JSON));
    }

    @Test
    void aCutOffAnswerStillGivesWhatCameBefore() {
        var facts = InstanceMetadata.facts(JSON.substring(0, JSON.indexOf("rg01")));
        assertEquals(
                Map.of("azEnvironment", "AzurePublicCloud", "location", "japaneast", "name", "vm01", "osType", "Linux"),
                facts);
    }

    @Test
    void aPageInItsPlaceGivesNothing() {
        assertEquals(Map.of(), InstanceMetadata.facts("<html>Please log in</html>"));
    }
}
