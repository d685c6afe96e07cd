package io.azreach.azure.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.spi.Settings;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the storage emulator, where Node.js and Azurite are installed (AZURITE_HOME names its directory). */
class AzuriteTest {
    private static final TestCa CA = TestCa.create("Azurite Test CA");
    private static final Settings KEY = Settings.NONE.with("storage-key-env", "KEY");

    @TempDir
    static Path directory;

    private static @Nullable Azurite azurite;

    @BeforeAll
    static void start() throws IOException {
        var main = Azurite.installation();
        assumeTrue(main.isPresent(), "needs Node.js and Azurite: set AZURITE_HOME to its directory");
        azurite = Azurite.start(main.get(), CA.issue(LeafSpec.of("127.0.0.1")), directory);
    }

    @AfterAll
    static void end() {
        if (azurite != null) {
            azurite.close();
        }
    }

    private static Upload upload(int size, Settings settings, String key) throws Exception {
        var running = azurite;
        assumeTrue(running != null, "azurite runs");
        return Upload.to(Upload.target(running.address(), size), CA.writeRoot(directory), settings, key);
    }

    @Test
    void aMegabyteGoesThroughAllStepsAndIsGoneAfterwards() throws Exception {
        var upload = upload(Upload.SIZE, KEY, Upload.KEY);
        assertEquals(List.of(Step.values()), upload.kinds());
        assertTrue(
                upload.steps().stream().allMatch(StorageStep::succeeded),
                upload.steps().toString());
        assertEquals(Upload.SIZE, upload.step(Step.COMPARE).bytes());
        assertTrue(upload.step(Step.DELETE_CONTAINER).byService());
    }

    @Test
    void aWrongKeyIsRefusedByTheServiceAndNothingElseIsTried() throws Exception {
        var upload = upload(1000, KEY, "d3Jvbmcga2V5IHdyb25nIGtleQ==");
        assertEquals(List.of(Step.CREDENTIAL, Step.CREATE_CONTAINER), upload.kinds());
        var refused = upload.step(Step.CREATE_CONTAINER);
        assertEquals(403, refused.httpStatus());
        // Azurite uses this code where Azure says AuthenticationFailed
        assertEquals("AuthorizationFailure", refused.errorCode());
        var exchange = upload.context().evidence(HttpExchange.class).get(0);
        assertEquals("PUT", exchange.method());
        assertEquals("", exchange.bodyStart());
    }

    @Test
    void aContainerThatIsNotThereIsToldByItsCode() throws Exception {
        var block = upload(1000, KEY.with("container", "not-there"), Upload.KEY).step(Step.BLOCK);
        assertEquals(404, block.httpStatus());
        assertEquals("ContainerNotFound", block.errorCode());
        assertEquals(0, block.bytes());
    }
}
