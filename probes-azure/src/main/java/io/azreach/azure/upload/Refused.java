package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.spi.FindingSink;
import java.util.Set;

/** The test could not be made as asked: there is nothing to sign with, or the account does not allow it. */
final class Refused {
    /** Told by the rule on answers of services, each by a name of its own. */
    private static final Set<String> TOLD = Set.of(
            "AuthenticationFailed",
            "AuthorizationFailure",
            "KeyBasedAuthenticationNotPermitted",
            "ResourceNotFound",
            "ServerBusy");

    private Refused() {}

    static void judge(BlobTest test, FindingSink sink) {
        var broken = test.broken().orElse(null);
        if (broken == null) {
            return;
        }
        if (broken.step() == Step.CREDENTIAL) {
            sink.report(test.finding(UploadFindings.CREDENTIAL, Confidence.CONFIRMED, broken)
                    .arg("detail", reason(broken))
                    .build());
        } else if (isOwnRefusal(broken)) {
            sink.report(test.finding(UploadFindings.REFUSED, Confidence.CONFIRMED, broken)
                    .excluding("STORAGE_AUTH_FAILED", "HTTP_STORAGE_NETWORK_RULE", "HTTP_BLOCK_PAGE")
                    .build());
        }
    }

    private static boolean isOwnRefusal(StorageStep step) {
        return step.byService()
                && step.httpStatus() != null
                && step.httpStatus() / 100 == 4
                && step.errorCode() != null
                && !TOLD.contains(step.errorCode());
    }

    private static String reason(StorageStep step) {
        var failure = step.failure();
        return failure == null ? "" : failure.detail() == null ? failure.kind().name() : failure.detail();
    }
}
