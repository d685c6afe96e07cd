package io.azreach.azure.upload.client;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Remembers who was asked for a token last and how that ended, without the token. */
final class TokenTalk implements HttpClient {
    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"(\\w{1,60})\"");
    private static final Pattern NUMBER = Pattern.compile("\\bAADSTS\\d{1,10}\\b");
    private static final Pattern DESCRIPTION = Pattern.compile("\"error_description\"\\s*:\\s*\"([\\w .,'-]{1,80})");
    private static final int LONGEST = 4096;

    private final HttpClient client;
    private volatile @Nullable Failure last;

    TokenTalk(HttpClient client) {
        this.client = client;
    }

    /** Why the last request gave no token; empty when none was sent. */
    Optional<Failure> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        asked(request);
        return client.send(request, context)
                .doOnError(error -> failed(request, error))
                .flatMap(response -> {
                    if (response.getStatusCode() < 400) {
                        return Mono.just(response);
                    }
                    var kept = response.buffer();
                    return kept.getBodyAsString().defaultIfEmpty("").map(body -> refused(kept, body));
                });
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        asked(request);
        try {
            var response = client.sendSync(request, context);
            if (response.getStatusCode() < 400) {
                return response;
            }
            var kept = response.buffer();
            return refused(kept, kept.getBodyAsBinaryData().toString());
        } catch (RuntimeException error) {
            failed(request, error);
            throw error;
        }
    }

    /** Holds while nothing comes back. */
    private void asked(HttpRequest request) {
        last = new Failure(FailureKind.TIMEOUT, host(request));
    }

    private void failed(HttpRequest request, Throwable error) {
        last = new Failure(TransportFailure.of(error).kind(), host(request));
    }

    private HttpResponse refused(HttpResponse response, String body) {
        last = new Failure(
                FailureKind.NOT_PERMITTED, host(response.getRequest()) + ": " + response.getStatusCode() + said(body));
        return response;
    }

    /** The error's name with the number or the words that explain it. */
    static String said(String body) {
        var start = body.length() > LONGEST ? body.substring(0, LONGEST) : body;
        var why = found(NUMBER, start).or(() -> found(DESCRIPTION, start));
        return found(ERROR, start).map(error -> " " + error).orElse("")
                + why.map(words -> " (" + words.strip() + ")").orElse("");
    }

    private static Optional<String> found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        return match.find() ? Optional.of(match.group(match.groupCount())) : Optional.empty();
    }

    private static String host(HttpRequest request) {
        return request.getUrl().getHost();
    }
}
