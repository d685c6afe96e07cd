package io.azreach.azure.upload.client;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps the last answer as it came, whatever the client makes of it. */
final class AnswerRecorder implements HttpPipelinePolicy {
    private static final Set<String> KEPT = Set.of(
            "server",
            "via",
            "date",
            "content-type",
            "retry-after",
            "location",
            "proxy-status",
            "x-squid-error",
            "x-cache",
            "x-ms-request-id",
            "x-ms-error-code",
            "x-ms-version");

    /** @param body empty unless the status is an error's */
    record Seen(String method, String url, int status, Map<String, String> headers, byte[] body) {}

    private volatile @Nullable Seen last;

    void forget() {
        last = null;
    }

    @Nullable
    Seen last() {
        return last;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return next.process().flatMap(response -> {
            if (response.getStatusCode() < 300) {
                last = seen(response, new byte[0]);
                return Mono.just(response);
            }
            var kept = response.buffer();
            return kept.getBodyAsByteArray().defaultIfEmpty(new byte[0]).map(body -> {
                last = seen(kept, body);
                return kept;
            });
        });
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        var response = next.processSync();
        if (response.getStatusCode() < 300) {
            last = seen(response, new byte[0]);
            return response;
        }
        var kept = response.buffer();
        last = seen(kept, kept.getBodyAsBinaryData().toBytes());
        return kept;
    }

    private static Seen seen(HttpResponse response, byte[] body) {
        var headers = new TreeMap<String, String>();
        for (var name : KEPT) {
            var value = response.getHeaderValue(HttpHeaderName.fromString(name));
            if (value != null) {
                headers.put(name, name.equals("location") ? value.split("\\?", 2)[0] : value);
            }
        }
        var request = response.getRequest();
        return new Seen(
                request.getHttpMethod().toString(),
                withoutQuery(request.getUrl()),
                response.getStatusCode(),
                headers,
                body);
    }

    private static String withoutQuery(URL url) {
        return url.getProtocol() + "://" + url.getAuthority() + url.getPath();
    }
}
