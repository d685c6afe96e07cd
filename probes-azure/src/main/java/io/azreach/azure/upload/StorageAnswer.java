package io.azreach.azure.upload;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came back for one request.
 *
 * @param method of the request; empty when none was sent
 * @param url of the request, the query left out; empty likewise
 * @param status of the answer; null when none came
 * @param headers by lower-case name, an allow-list without anything secret
 * @param body the start of an error's text; for a read that went well the bytes asked for
 * @param took until the answer was complete
 * @param failure why there is no complete answer; null for an answer of any status
 */
public record StorageAnswer(
        String method,
        String url,
        @Nullable Integer status,
        Map<String, String> headers,
        byte[] body,
        Duration took,
        @Nullable Failure failure) {
    /** Detail of a failure that came before the request could be sent. */
    public static final String CONNECTING = "connecting";

    private static final Pattern CODE = Pattern.compile("<Code>(\\w{1,80})</Code>");
    private static final int BODY_START = 2048;

    public StorageAnswer {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    /** Nothing had to be sent. */
    public static StorageAnswer unsent(@Nullable Failure failure, Duration took) {
        return new StorageAnswer("", "", null, Map.of(), new byte[0], took, failure);
    }

    public boolean succeeded() {
        return failure == null && (status == null || status / 100 == 2);
    }

    /** No answer came, but the request may have arrived. */
    boolean mayHaveWorked() {
        return failure != null && StorageStep.leavesOpen(failure);
    }

    /** The same, where the silence was not waited for long enough to mean anything. */
    StorageAnswer cutShort() {
        boolean silent = failure != null && failure.kind() == FailureKind.TIMEOUT;
        return silent ? failed(Failure.of(FailureKind.CANCELLED)) : this;
    }

    /** The same answer, found to be no good. */
    public StorageAnswer failed(Failure why) {
        return new StorageAnswer(method, url, status, headers, body, took, why);
    }

    /** The service's word for what is wrong, from the header or the text of the answer. */
    @Nullable
    String errorCode() {
        var header = headers.get("x-ms-error-code");
        if (header != null || succeeded()) {
            return header;
        }
        var match = CODE.matcher(text());
        return match.find() ? match.group(1) : null;
    }

    boolean byService() {
        return headers.containsKey("x-ms-request-id") || headers.containsKey("x-ms-version");
    }

    /** The start of an error's text. That of a refused signature repeats what was signed and is left out. */
    String errorText() {
        boolean aboutSignature = status != null && (status == 401 || status == 403) && byService();
        return succeeded() || aboutSignature ? "" : text();
    }

    private String text() {
        return new String(body, 0, Math.min(body.length, BODY_START), java.nio.charset.StandardCharsets.UTF_8);
    }
}
