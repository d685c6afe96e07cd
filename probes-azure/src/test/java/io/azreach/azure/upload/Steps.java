package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Evidence of tests that went well, and of tests that broke off. */
final class Steps {
    static final String HOST = "cache01.blob.core.windows.net";
    static final long SIZE = 4 * 1024 * 1024;
    static final int PIECE = 256 * 1024;
    static final String PLACE = "azreach-1/azreach-1";

    private Steps() {}

    /** How a step ended. */
    record End(
            @Nullable Integer status,
            @Nullable String code,
            boolean byService,
            @Nullable Failure failure) {}

    static final End FINE = answered(201, null, true);

    static End failed(FailureKind kind) {
        return failed(Failure.of(kind));
    }

    static End failed(Failure failure) {
        return new End(null, null, false, failure);
    }

    static End answered(int status, @Nullable String code, boolean byService) {
        return new End(status, code, byService, null);
    }

    static StorageStep step(Step step, long bytes, long amount, long millis, End end) {
        return new StorageStep(
                "cache01",
                step,
                SIZE,
                bytes,
                amount,
                Duration.ofMillis(millis),
                end.status(),
                end.code(),
                end.byService(),
                end.failure(),
                PLACE);
    }

    static StorageStep step(Step step, End end) {
        return step(step, 0, 0, 20, end);
    }

    static StorageStep credential(@Nullable Failure failure) {
        return step(Step.CREDENTIAL, 0, 0, 0, new End(null, null, false, failure));
    }

    static StorageStep created(End end) {
        return step(Step.CREATE_CONTAINER, 0, 0, 20, end);
    }

    /** A container of its own was deleted again. */
    static StorageStep gone() {
        return step(Step.DELETE_CONTAINER, 0, 0, 20, answered(202, null, true));
    }

    static List<Evidence> whole(long blockMillis) {
        return whole(blockMillis, 20);
    }

    static List<Evidence> whole(long blockMillis, long otherMillis) {
        var steps = committed(blockMillis, otherMillis);
        steps.add(step(Step.READ, SIZE, SIZE, 200, FINE));
        steps.add(step(Step.COMPARE, SIZE, SIZE, 0, new End(null, null, false, null)));
        steps.add(step(Step.DELETE, SIZE, 0, otherMillis, FINE));
        steps.add(step(Step.DELETE_CONTAINER, SIZE, 0, otherMillis, FINE));
        return steps;
    }

    /** Up to the list. */
    static List<Evidence> committed(long blockMillis, long otherMillis) {
        var steps = new ArrayList<Evidence>(List.of(credential(null)));
        steps.add(step(Step.CREATE_CONTAINER, 0, 0, otherMillis, FINE));
        for (long done = PIECE; done <= SIZE; done += PIECE) {
            steps.add(step(Step.BLOCK, done, PIECE, blockMillis, FINE));
        }
        steps.add(step(Step.COMMIT, SIZE, 0, otherMillis, FINE));
        steps.add(step(Step.LIST, SIZE, 0, otherMillis, FINE));
        return steps;
    }

    /** Too little to say anything about the line, though all that was asked for. */
    static List<Evidence> small() {
        var all = new ArrayList<Evidence>();
        for (var step : List.of(
                credential(null),
                created(FINE),
                step(Step.BLOCK, 1000, 1000, 900, FINE),
                step(Step.COMMIT, 1000, 0, 20, FINE),
                step(Step.COMPARE, 1000, 1000, 0, new End(null, null, false, null)),
                gone())) {
            all.add(ofSize(step, 1000));
        }
        return all;
    }

    private static StorageStep ofSize(StorageStep step, long size) {
        return new StorageStep(
                step.account(),
                step.step(),
                size,
                step.bytes(),
                step.amount(),
                step.took(),
                step.httpStatus(),
                step.errorCode(),
                step.byService(),
                step.failure(),
                step.place());
    }

    static List<Evidence> upTo(long bytes, End end) {
        var steps = new ArrayList<Evidence>(List.of(credential(null), created(FINE)));
        if (bytes > 0) {
            steps.add(step(Step.BLOCK, bytes, bytes, 100, FINE));
        }
        steps.add(step(Step.BLOCK, bytes, PIECE, 6000, end));
        steps.add(gone());
        return steps;
    }

    /** Into a container that is said to exist. */
    static List<Evidence> intoContainer(End end) {
        return List.of(credential(null), step(Step.BLOCK, 0, PIECE, 30, end));
    }

    static List<Evidence> refused(int status, String code) {
        return List.of(
                credential(null),
                created(answered(status, code, true)),
                exchange("PUT", status, Map.of("x-ms-error-code", code), ""));
    }

    static List<Evidence> blocked() {
        var page = new HttpExchange(
                "PUT",
                "https://" + HOST + "/azreach-1",
                403,
                null,
                Map.of("server", "FilterBox", "content-type", "text/html"),
                "<html><title>Access denied by policy</title></html>",
                50,
                null,
                Duration.ofMillis(20),
                null);
        return List.of(credential(null), created(answered(403, null, false)), page);
    }

    static List<Evidence> changed(FailureKind how) {
        var steps = committed(80, 20);
        steps.add(step(Step.COMPARE, 1000, 1000, 0, failed(how)));
        steps.add(gone());
        return steps;
    }

    static HttpExchange exchange(String method, int status, Map<String, String> marks, String body) {
        var headers = new TreeMap<>(marks);
        headers.put("server", "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0");
        headers.put("x-ms-request-id", "1");
        headers.put("x-ms-version", "2020-10-02");
        return new HttpExchange(
                method,
                "https://" + HOST + "/",
                status,
                null,
                headers,
                body,
                body.length(),
                Given.NOW,
                Duration.ofMillis(20),
                null);
    }
}
