package io.azreach.azure.identity;

import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer and the handshake before it, as the question who gave it needs them.
 *
 * @param service the catalog's id of the service that was asked
 * @param host the host that was asked
 * @param handshake how TLS went; null for plain HTTP or when unknown
 * @param exchange the request and its answer
 */
public record Answer(String service, String host, @Nullable TlsHandshake handshake, HttpExchange exchange) {
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]+)</Code>");

    /** 0 when no answer came. */
    public int status() {
        var status = exchange.status();
        return status == null ? 0 : status;
    }

    /** Empty when the answer has no such header. */
    public String header(String lowerCaseName) {
        var value = exchange.header(lowerCaseName);
        return value == null ? "" : value;
    }

    public boolean isRead() {
        return exchange.method().equals("GET") || exchange.method().equals("HEAD");
    }

    public String path() {
        var url = uri(exchange.url());
        var path = url == null ? null : url.getPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** The service's own error code; empty when it gives none. */
    public String errorCode() {
        if (!header("x-ms-error-code").isEmpty()) {
            return header("x-ms-error-code");
        }
        var code = CODE.matcher(exchange.bodyStart());
        return code.find() ? code.group(1) : "";
    }

    /** Where a redirect leads; null when this is none, or it stays on the host. */
    public @Nullable String redirectHost() {
        var location = status() / 100 == 3 ? uri(header("location")) : null;
        var to = location == null ? null : location.getHost();
        return to == null || to.equalsIgnoreCase(host) ? null : to.toLowerCase(Locale.ROOT);
    }

    /** What the page shows first; empty when there is nothing to read. */
    public String pageWords() {
        return page().words();
    }

    public @Nullable String pageReference() {
        return page().reference();
    }

    /** Name of the page that asks to log in, as well as it can be told; the host that was asked when it cannot. */
    public String portal() {
        var redirect = redirectHost();
        var linked = redirect == null ? page().linkedHost(host) : redirect;
        if (linked != null) {
            return linked;
        }
        var leaf = handshake == null || !Boolean.FALSE.equals(handshake.nameMatches()) ? null : handshake.leaf();
        if (leaf != null && !leaf.names().isEmpty()) {
            return leaf.names().get(0);
        }
        return header("server").isEmpty() ? host : header("server");
    }

    /** Issuer of the certificate; empty when there was none. */
    public String issuer() {
        var leaf = handshake == null ? null : handshake.leaf();
        return leaf == null ? "" : leaf.issuer();
    }

    Page page() {
        return new Page(exchange.bodyStart());
    }

    /** Only the service holds a key for such a certificate: right name, and a root Azure uses. */
    boolean genuineCertificate() {
        return handshake != null
                && Boolean.TRUE.equals(handshake.nameMatches())
                && handshake.verdictOf("azure") == Verdict.TRUSTED;
    }

    /** A certificate for the service's name that no root of Azure's stands behind. */
    boolean replacedCertificate() {
        return handshake != null
                && Boolean.TRUE.equals(handshake.nameMatches())
                && handshake.verdictOf("azure") == Verdict.NO_PATH;
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }
}
