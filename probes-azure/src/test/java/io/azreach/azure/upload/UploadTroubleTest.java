package io.azreach.azure.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.Unreadable;
import io.azreach.spi.Settings;
import io.azreach.testkit.HttpProxy;
import io.azreach.testkit.Identity;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.TestCa;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the probe writes down when a service, a proxy or the clock gets in its way. */
class UploadTroubleTest {
    private static final TestCa CA = TestCa.create("Upload Trouble CA");
    private static final Identity IDENTITY = CA.issue(LeafSpec.of("127.0.0.1"));
    private static final Settings KEY = Settings.NONE.with("storage-key-env", "KEY");

    @TempDir
    Path directory;

    private Upload uploadTo(FakeStorage storage) throws IOException, InterruptedException {
        return Upload.to(storage.address(), CA.writeRoot(directory));
    }

    private static @Nullable FailureKind kind(StorageStep step) {
        var failure = step.failure();
        return failure == null ? null : failure.kind();
    }

    @ParameterizedTest
    @CsvSource({
        "403, AuthorizationPermissionMismatch",
        "403, InsufficientAccountPermissions",
        "403, AccountIsDisabled",
        "403, AuthorizationResourceTypeMismatch",
        "409, ContainerBeingDeleted",
        "503, ServerBusy"
    })
    void theServicesWordForARefusalIsKeptAndNothingIsTriedTwice(int status, String code) throws Exception {
        try (var storage = FakeStorage.refusing(IDENTITY, (method, path) -> FakeStorage.refusal(status, code))) {
            var upload = uploadTo(storage);
            assertEquals(List.of(Step.CREDENTIAL, Step.CREATE_CONTAINER), upload.kinds());
            var step = upload.step(Step.CREATE_CONTAINER);
            assertEquals(status, step.httpStatus());
            assertEquals(code, step.errorCode());
            assertTrue(step.byService());
            assertEquals(1, storage.requests().size(), storage.requests().toString());
        }
    }

    @Test
    void aContainerThatGetsNoAnswerIsDeletedAllTheSame() throws Exception {
        try (var storage =
                FakeStorage.refusing(IDENTITY, (method, path) -> method.equals("PUT") ? FakeStorage.SILENCE : null)) {
            var upload = uploadTo(storage);
            assertEquals(FailureKind.TIMEOUT, kind(upload.step(Step.CREATE_CONTAINER)));
            assertTrue(upload.step(Step.DELETE_CONTAINER).succeeded());
        }
    }

    @Test
    void aRefusedDeletionIsWrittenDownWithThePlace() throws Exception {
        try (var storage = FakeStorage.refusing(
                IDENTITY,
                (method, path) ->
                        method.equals("DELETE") ? FakeStorage.refusal(409, "BlobImmutableDueToPolicy") : null)) {
            var step = uploadTo(storage).step(Step.DELETE_CONTAINER);
            assertEquals("BlobImmutableDueToPolicy", step.errorCode());
            var place = step.place();
            assertNotNull(place);
            assertTrue(place.matches("azreach-[0-9a-f]{16}/azreach-[0-9a-f]{16}"), place);
        }
    }

    @Test
    void aBoxThatChangesAByteIsFoundAtThatByte() throws Exception {
        try (var storage = FakeStorage.with(IDENTITY, (peer, total) -> {}).returning(content -> {
            content[1000] ^= 1;
            return content;
        })) {
            var upload = uploadTo(storage);
            assertEquals(FailureKind.UNKNOWN, kind(upload.step(Step.COMPARE)));
            assertEquals(1000, upload.step(Step.COMPARE).bytes());
            assertTrue(upload.step(Step.DELETE_CONTAINER).succeeded());
        }
    }

    @Test
    void anAnswerThatEndsTooEarlyIsNoFullCopy() throws Exception {
        try (var storage = FakeStorage.with(IDENTITY, (peer, total) -> {})
                .returning(content -> Arrays.copyOf(content, content.length / 2))) {
            var upload = uploadTo(storage);
            assertEquals(FailureKind.CLOSED, kind(upload.step(Step.READ)));
            assertTrue(upload.step(Step.DELETE_CONTAINER).succeeded());
        }
    }

    @Test
    void withoutTimeForAnUploadNoneIsBegun() throws Exception {
        try (var storage = FakeStorage.with(IDENTITY, (peer, total) -> {})) {
            var target = Upload.target(storage.address(), Upload.SIZE);
            var upload = Upload.within(Duration.ofSeconds(8), target, CA.writeRoot(directory), KEY, Upload.KEY);
            assertEquals(FailureKind.CANCELLED, kind(upload.step(Step.BLOCK)));
            assertEquals(List.of(), storage.requests());
        }
    }

    @Test
    void aTrustStoreThatCannotBeReadIsWrittenDown() throws Exception {
        var target = Upload.target(new InetSocketAddress("127.0.0.1", 9), Upload.SIZE);
        var upload = Upload.to(target, directory.resolve("no-such.pem"), KEY, Upload.KEY);
        assertNotNull(kind(upload.step(Step.CREATE_CONTAINER)));
        assertEquals(1, upload.context().evidence(Unreadable.class).size());
    }

    @ParameterizedTest
    @CsvSource({"407 Proxy Authentication Required", "403 Forbidden", "502 Bad Gateway"})
    void whatAProxySaysIsNotTakenForTheService(String status) throws Exception {
        var answer = "HTTP/1.1 " + status + "\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n";
        try (var proxy = HttpProxy.answering(answer)) {
            var target = Upload.target(new InetSocketAddress("127.0.0.1", 9), Upload.SIZE)
                    .by(new Route.ViaProxy(
                            new HostPort("127.0.0.1", proxy.address().getPort())));
            var upload = Upload.to(target, CA.writeRoot(directory), KEY, Upload.KEY);
            var step = upload.step(Step.CREATE_CONTAINER);
            assertEquals(List.of(Step.CREDENTIAL, Step.CREATE_CONTAINER), upload.kinds());
            assertEquals(false, step.byService());
            assertEquals(false, step.succeeded());
            assertEquals(
                    String.valueOf(step.httpStatus()),
                    upload.context().evidence(HttpExchange.class).stream()
                            .map(e -> String.valueOf(e.status()))
                            .findFirst()
                            .orElse("null"));
        }
    }
}
