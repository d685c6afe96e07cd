package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.FailureKind;
import io.azreach.model.FindingBuilder;
import io.azreach.model.Observation;
import io.azreach.model.Route;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import java.util.Optional;

/** Writing began, and something on the way let no more through. */
final class BrokenOff {
    private static final int TOO_LARGE = 413;

    private BrokenOff() {}

    static void judge(BlobTest test, FindingSink sink) {
        var broken = test.broken().filter(step -> isAbout(test, step)).orElse(null);
        if (broken == null) {
            return;
        }
        if (test.target().route() instanceof Route.ViaProxy via) {
            sink.report(
                    throughProxy(test, broken, sink).arg("proxy", via.proxy()).build());
        } else {
            sink.report(direct(test, broken).build());
        }
    }

    /** Whether it is the amount that does not go through. */
    static boolean isAbout(BlobTest test, StorageStep step) {
        return test.smallRequestsPass()
                && (step.step() == Step.BLOCK || step.step() == Step.COMMIT)
                && (cut(step) || refusedForSize(step));
    }

    private static boolean cut(StorageStep step) {
        var failure = step.failure();
        return failure != null
                && !StorageStep.whileConnecting(failure)
                && BlobTest.failedWith(step, FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.CLOSED);
    }

    /** The service itself takes blocks of far more than ours. */
    private static boolean refusedForSize(StorageStep step) {
        return step.httpStatus() != null && step.httpStatus() == TOO_LARGE && !step.byService();
    }

    private static FindingBuilder direct(BlobTest test, StorageStep broken) {
        if (refusedForSize(broken)) {
            return test.finding(UploadFindings.PROXY_LIMIT, Confidence.LIKELY, broken)
                    .excluding("PATH_UPLOAD_STALL", "HTTP_METHOD_BLOCKED");
        }
        if (!BlobTest.failedWith(broken, FailureKind.TIMEOUT)) {
            return detailed(test.finding(UploadFindings.RESET, Confidence.CONFIRMED, broken), broken)
                    .excluding("PATH_UPLOAD_STALL", "TLS_RESET", "TCP_RESET_AFTER_CONNECT");
        }
        // Full packets went through before
        return broken.bytes() > 0
                ? test.finding(UploadFindings.STALL, Confidence.CONFIRMED, broken)
                        .excluding("PATH_MTU_BLACKHOLE", "PROXY_UPLOAD_LIMIT", "PATH_THROUGHPUT_LOW")
                : test.finding(UploadFindings.STALL, Confidence.LIKELY, broken).excluding("PROXY_UPLOAD_LIMIT");
    }

    /** The same test without the proxy tells whether the proxy is it. */
    private static FindingBuilder throughProxy(BlobTest test, StorageStep broken, FindingSink sink) {
        if (refusedForSize(broken)) {
            return test.finding(UploadFindings.PROXY_LIMIT, Confidence.CONFIRMED, broken)
                    .excluding("PATH_UPLOAD_STALL", "HTTP_METHOD_BLOCKED");
        }
        var contrast = FollowUp.of("azure.upload", test.target().by(Route.DIRECT));
        sink.ask(contrast);
        var answer = test.evidence().answerTo(contrast);
        var atSameStep = answer.flatMap(o -> step(o, broken.step()));
        if (atSameStep.isPresent() && cut(atSameStep.get())) {
            return direct(test, broken).because(answer.orElseThrow().ref());
        }
        boolean passes = answer.flatMap(o -> step(o, Step.COMMIT))
                .filter(StorageStep::succeeded)
                .isPresent();
        var finding =
                test.finding(UploadFindings.PROXY_LIMIT, passes ? Confidence.CONFIRMED : Confidence.LIKELY, broken);
        answer.ifPresent(o -> finding.because(o.ref()));
        return passes ? finding.excluding("PATH_UPLOAD_STALL", "TCP_RESET_MID_STREAM") : finding;
    }

    private static FindingBuilder detailed(FindingBuilder finding, StorageStep broken) {
        return broken.failure() == null ? finding : finding.arg("detail", broken.failure());
    }

    private static Optional<StorageStep> step(Observation observation, Step kind) {
        StorageStep last = null;
        for (Evidence evidence : observation.evidence()) {
            last = evidence instanceof StorageStep step && step.step() == kind ? step : last;
        }
        return Optional.ofNullable(last);
    }
}
