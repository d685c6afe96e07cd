package io.azreach.azure.upload;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a test with a blob.
 *
 * @param account the storage account
 * @param step what was done
 * @param size how large the blob was to be
 * @param bytes how much of it had been done when the step ended: written, and from {@code READ} on read back
 * @param amount bytes this step was about; those of a failed block may have left this machine in part
 * @param took until the answer or the failure
 * @param httpStatus status of the answer; null when there was none
 * @param errorCode the service's word for what is wrong; null when it said none
 * @param byService whether the answer has the marks of the storage service
 * @param failure why there was no complete answer, or why the answer is no good; null for an answer of any status
 * @param place container and blob, with a slash between; null before version 0.1 wrote it down and when nothing was to be sent
 */
public record StorageStep(
        String account,
        Step step,
        long size,
        long bytes,
        long amount,
        Duration took,
        @Nullable Integer httpStatus,
        @Nullable String errorCode,
        boolean byService,
        @Nullable Failure failure,
        @Nullable String place)
        implements Evidence {
    /** The steps, in their order. */
    public enum Step {
        CREDENTIAL,
        CREATE_CONTAINER,
        BLOCK,
        COMMIT,
        LIST,
        READ,
        COMPARE,
        DELETE,
        DELETE_CONTAINER
    }

    public boolean succeeded() {
        return failure == null && (httpStatus == null || httpStatus / 100 == 2);
    }

    /** Whether what was asked for may have happened: it did, or nobody knows. */
    boolean mayHaveWorked() {
        return succeeded() || httpStatus == null && failure != null && leavesOpen(failure);
    }

    /** Whether the request may have arrived all the same. */
    static boolean leavesOpen(Failure failure) {
        return switch (failure.kind()) {
            case TIMEOUT, RESET, CLOSED, CANCELLED -> !whileConnecting(failure);
            default -> false;
        };
    }

    static boolean whileConnecting(Failure failure) {
        return StorageAnswer.CONNECTING.equals(failure.detail());
    }
}
