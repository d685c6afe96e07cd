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
        @Nullable Failure failure)
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
}
