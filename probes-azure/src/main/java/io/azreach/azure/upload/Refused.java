package io.azreach.azure.upload;

import io.azreach.azure.identity.Answer;
import io.azreach.azure.identity.Reason;
import io.azreach.azure.identity.ServiceIdentity;
import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.FindingBuilder;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.util.Set;

/** The test could not be made as asked: there is nothing to sign with, or the account does not allow it. */
final class Refused {
    /** Told by the rule on answers of services, each by a name of its own. */
    private static final Set<String> TOLD = Set.of(
            "AuthenticationFailed",
            "AccountIsDisabled",
            "KeyBasedAuthenticationNotPermitted",
            "ResourceNotFound",
            "ServerBusy");

    private static final Set<String> NO_CONTAINER =
            Set.of("ContainerNotFound", "ContainerBeingDeleted", "ContainerDisabled");
    private static final String OTHER_ADDRESS = "AuthorizationSourceIPMismatch";
    /** Whatever else a signature lacks, these refusals came first. */
    private static final Set<String> ABOUT_THE_CALLER = Set.of(OTHER_ADDRESS, "AuthorizationProtocolMismatch");

    private static final String NOT_ALLOWED = "AuthorizationFailure";

    private Refused() {}

    static void judge(BlobTest test, FindingSink sink) {
        var broken = test.broken().orElse(null);
        if (broken == null) {
            return;
        }
        if (broken.step() == Step.CREDENTIAL) {
            if (!BlobTest.cutShort(broken)) {
                sink.report(credential(test, broken).build());
            }
        } else if (isOwnRefusal(test, broken)) {
            sink.report(refusal(test, broken).build());
        }
    }

    private static FindingBuilder credential(BlobTest test, StorageStep broken) {
        var builder = test.finding(UploadFindings.CREDENTIAL, Confidence.CONFIRMED, broken);
        var failure = broken.failure();
        if (failure == null) {
            return builder;
        }
        var detail = failure.detail() == null ? failure.kind().name() : failure.detail();
        return switch (failure.kind()) {
            case NOT_PERMITTED -> builder.arg("refused", detail);
            case TIMEOUT, REFUSED, HOST_UNREACHABLE, NETWORK_UNREACHABLE, RESET, CLOSED, NAME_NOT_RESOLVED ->
                builder.arg("silent", detail);
            default -> builder.arg("detail", detail);
        };
    }

    private static FindingBuilder refusal(BlobTest test, StorageStep broken) {
        var code = String.valueOf(broken.errorCode());
        if (NO_CONTAINER.contains(code)) {
            return test.finding(UploadFindings.CONTAINER_MISSING, Confidence.CONFIRMED, broken)
                    .arg("container", test.container())
                    .excluding("STORAGE_ACCOUNT_MISSING", "STORAGE_AUTH_FAILED", "HTTP_STORAGE_NETWORK_RULE");
        }
        var builder = test.finding(UploadFindings.REFUSED, Confidence.CONFIRMED, broken)
                .excluding("STORAGE_AUTH_FAILED", "HTTP_STORAGE_NETWORK_RULE", "HTTP_BLOCK_PAGE");
        test.sas().ifPresent(terms -> {
            var lacks = Signature.lacks(terms, broken.step());
            if (!lacks.isEmpty() && !ABOUT_THE_CALLER.contains(code)) {
                builder.arg("lacks", lacks);
            }
            var addresses = terms.addresses();
            if (addresses != null && code.equals(OTHER_ADDRESS)) {
                builder.arg("addresses", addresses);
            }
        });
        return builder;
    }

    private static boolean isOwnRefusal(BlobTest test, StorageStep step) {
        var code = step.errorCode();
        if (!step.byService() || step.httpStatus() == null || step.httpStatus() / 100 != 4 || code == null) {
            return false;
        }
        return code.equals(NOT_ALLOWED) ? plainReadsPass(test) : !TOLD.contains(code);
    }

    /** The network rules of an account hold for unsigned requests as well: where those pass, the rights are too few. */
    private static boolean plainReadsPass(BlobTest test) {
        return test.evidence().on(test.target(), HttpExchange.class).stream()
                .map(Recorded::evidence)
                .filter(exchange -> exchange.status() != null)
                .map(exchange -> new Answer("storage", test.target().host(), null, exchange))
                .anyMatch(
                        answer -> answer.isRead() && ServiceIdentity.of(answer).reason() == Reason.SERVICE);
    }
}
