package io.azreach.azure.upload;

import static io.azreach.testkit.FuzzTarget.atMost;
import static io.azreach.testkit.FuzzTarget.holds;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What a storage service, or anybody in its place, says; and what others hand out for it. */
public final class UploadTexts {
    private UploadTexts() {}

    /** The terms in a shared access signature. */
    public static void sasTerms(byte[] input) {
        atMost(1000, SasReader.read(new String(input, StandardCharsets.UTF_8)).toString());
    }

    /** A refusing answer: the status by the first byte, the rest as its text. */
    public static void storageError(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int status = 300 + (input[0] & 0xff);
        var body = java.util.Arrays.copyOfRange(input, 1, input.length);
        var answer = new StorageAnswer("PUT", "https://a/", status, Map.of(), body, Duration.ZERO, null);
        atMost(80, String.valueOf(answer.errorCode()));
        atMost(2048, answer.errorText());
        holds(!answer.succeeded(), "a refusal succeeded");
    }
}
