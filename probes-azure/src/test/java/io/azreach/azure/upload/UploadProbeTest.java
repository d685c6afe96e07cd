package io.azreach.azure.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.spi.Settings;
import io.azreach.testkit.HttpProxy;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadProbeTest {
    private static final TestCa CA = TestCa.create("Upload Test CA");
    private static final FakeStorage.Fault NONE = (peer, total) -> {};

    @TempDir
    Path directory;

    private FakeStorage storage(FakeStorage.Fault fault) throws IOException {
        return FakeStorage.with(CA.issue(LeafSpec.of("127.0.0.1")), fault);
    }

    private Upload uploadTo(FakeStorage storage) throws IOException, InterruptedException {
        return Upload.to(storage.address(), CA.writeRoot(directory));
    }

    private static @Nullable FailureKind failure(StorageStep step) {
        var failure = step.failure();
        return failure == null ? null : failure.kind();
    }

    @Test
    void everyStepOfAHealthyUploadIsRecorded() throws Exception {
        try (var storage = storage(NONE)) {
            var upload = uploadTo(storage);
            assertEquals(List.of(Step.values()), upload.kinds());
            assertTrue(
                    upload.steps().stream().allMatch(StorageStep::succeeded),
                    upload.steps().toString());
            assertEquals(Upload.SIZE, upload.step(Step.COMMIT).bytes());
            assertEquals(Upload.SIZE, upload.step(Step.COMPARE).bytes());
        }
    }

    @Test
    void twoAccountsAreTestedSideBySideWithoutMixingTheirAnswers() throws Exception {
        try (var one = storage(NONE);
                var refusing = FakeStorage.refusing(
                        CA.issue(LeafSpec.of("127.0.0.1")),
                        (method, path) -> FakeStorage.refusal(403, "AccountIsDisabled"))) {
            var other = new CompletableFuture<Upload>();
            var run = new Thread(() -> {
                try {
                    other.complete(uploadTo(refusing));
                } catch (IOException | InterruptedException wrong) {
                    other.completeExceptionally(wrong);
                }
            });
            run.start();
            var upload = uploadTo(one);
            assertEquals(List.of(Step.values()), upload.kinds());
            assertEquals(
                    "AccountIsDisabled",
                    other.get(20, TimeUnit.SECONDS).step(Step.CREATE_CONTAINER).errorCode());
        }
    }

    @Test
    void aStandstillOfSixSecondsIsToldWithTheAmountAndNothingIsTriedTwice() throws Exception {
        try (var storage = storage(FakeStorage.stallAfter(300_000))) {
            var upload = uploadTo(storage);
            var block = upload.step(Step.BLOCK);
            assertEquals(FailureKind.TIMEOUT, failure(block));
            assertEquals(224 * 1024, block.bytes());
            assertEquals(256 * 1024, block.amount());
            assertTrue(block.took().compareTo(Budget.STANDSTILL.multipliedBy(2)) < 0, block.toString());
            assertEquals(
                    4,
                    storage.requests().stream()
                            .filter(r -> r.contains("comp=block"))
                            .count());
            assertTrue(upload.step(Step.DELETE_CONTAINER).succeeded());
        }
    }

    @Test
    void aResetIsToldWithTheAmount() throws Exception {
        try (var storage = storage(NONE);
                var box = ResettingBox.before(storage.address(), 120_000)) {
            var block = Upload.to(box.address(), CA.writeRoot(directory)).step(Step.BLOCK);
            assertEquals(FailureKind.RESET, failure(block));
            assertEquals(96 * 1024, block.bytes());
            assertEquals(128 * 1024, block.amount());
        }
    }

    @Test
    void aSlowLineEndsTheWritingAfterFiveSecondsAndTheRestIsStillTested() throws Exception {
        try (var storage = storage(FakeStorage.slowTo(64 * 1024))) {
            var upload = uploadTo(storage);
            assertEquals(List.of(Step.values()), upload.kinds());
            assertTrue(upload.step(Step.COMMIT).bytes() < Upload.SIZE);
            assertTrue(
                    upload.step(Step.COMMIT).bytes() >= 256 * 1024,
                    upload.steps().toString());
            assertNull(upload.step(Step.COMPARE).failure());
        }
    }

    @Test
    void aStopInTheMiddleDeletesWhatWasWrittenAndRecordsNoMore() throws Exception {
        var writing = new CountDownLatch(1);
        FakeStorage.Fault stall = FakeStorage.stallAfter(100_000);
        try (var storage = storage((peer, total) -> {
            if (total > 100_000) {
                writing.countDown();
            }
            stall.on(peer, total);
        })) {
            var stopped = new CompletableFuture<Boolean>();
            var run = new Thread(() -> {
                try {
                    uploadTo(storage);
                    stopped.complete(false);
                } catch (InterruptedException stop) {
                    stopped.complete(true);
                } catch (IOException wrong) {
                    stopped.completeExceptionally(wrong);
                }
            });
            run.start();
            assertTrue(writing.await(15, TimeUnit.SECONDS));
            run.interrupt();
            assertTrue(stopped.get(5, TimeUnit.SECONDS));
            var last = storage.requests().get(storage.requests().size() - 1);
            assertTrue(last.startsWith("DELETE /testaccount01/azreach-") && last.endsWith("restype=container"), last);
        }
    }

    @Test
    void aCertificateOfAnUnknownIssuerIsRecordedAndNothingIsSent() throws Exception {
        try (var storage = storage(NONE)) {
            var upload =
                    Upload.to(storage.address(), TestCa.create("Another CA").writeRoot(directory));
            assertEquals(FailureKind.TLS_PROTOCOL_ERROR, failure(upload.step(Step.CREATE_CONTAINER)));
            assertEquals(List.of(), storage.requests());
        }
    }

    @Test
    void aProxyOfTheRouteIsUsed() throws Exception {
        try (var storage = storage(NONE);
                var proxy = HttpProxy.tunnelTo(storage.address())) {
            var way =
                    new Route.ViaProxy(new HostPort("127.0.0.1", proxy.address().getPort()));
            var target = Upload.target(storage.address(), Upload.SIZE).by(way);
            var upload = Upload.to(target, CA.writeRoot(directory), key(), Upload.KEY);
            assertTrue(upload.step(Step.COMPARE).succeeded());
            assertFalse(proxy.requests().isEmpty());
        }
    }

    @Test
    void aVariableThatIsNotSetIsNamed() throws Exception {
        var target = Upload.target(new java.net.InetSocketAddress("127.0.0.1", 9), Upload.SIZE);
        var settings = Settings.NONE.with("storage-key-env", "MY_KEY");
        var step = Upload.to(target, CA.writeRoot(directory), settings, "").step(Step.CREDENTIAL);
        var failure = step.failure();
        assertNotNull(failure);
        assertEquals("the environment variable MY_KEY is not set", failure.detail());
    }

    @Test
    void secretsAreInNoEvidence() throws Exception {
        try (var storage = storage(NONE)) {
            var sas = "sv=2020-10-02&sig=c2VjcmV0LXNpZ25hdHVyZQ%3D%3D";
            var settings = Settings.NONE.with("sas-env", "KEY");
            var target = Upload.target(storage.address(), Upload.SIZE);
            var upload = Upload.to(target, CA.writeRoot(directory), settings, sas);
            assertTrue(upload.step(Step.COMPARE).succeeded());
            assertTrue(
                    storage.requests().get(0).contains("sig="),
                    storage.requests().toString());
            assertFalse(upload.context().evidence().toString().contains("c2VjcmV0"));
            assertFalse(new Credential.Sas(sas).toString().contains("c2VjcmV0"));
        }
    }

    private static Settings key() {
        return Settings.NONE.with("storage-key-env", "KEY");
    }
}
