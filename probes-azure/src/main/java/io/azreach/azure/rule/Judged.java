package io.azreach.azure.rule;

import io.azreach.azure.identity.Answer;
import io.azreach.azure.identity.Reason;
import io.azreach.azure.identity.ServiceIdentity;
import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.FindingType;
import io.azreach.model.Target;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of a service, or of somebody in its place, with where it was seen. */
record Judged(Answer answer, ServiceIdentity identity, Recorded<HttpExchange> source) {
    /** All answers on planned targets of our services, in the order of the evidence. */
    static List<Judged> in(EvidenceView view, ServiceNames names) {
        var planned = new HashSet<>(view.targets());
        var all = new ArrayList<Judged>();
        for (var exchange : view.all(HttpExchange.class)) {
            var service = names.of(exchange.target());
            if (!service.isEmpty()
                    && planned.contains(exchange.target())
                    && exchange.evidence().status() != null) {
                all.add(judge(service, exchange, view));
            }
        }
        return all;
    }

    private static Judged judge(String service, Recorded<HttpExchange> exchange, EvidenceView view) {
        var answer = new Answer(service, exchange.target().host(), handshake(exchange, view), exchange.evidence());
        return new Judged(answer, ServiceIdentity.of(answer), exchange);
    }

    private static @Nullable TlsHandshake handshake(Recorded<HttpExchange> exchange, EvidenceView view) {
        if (!exchange.target().scheme().equals("https")) {
            return null;
        }
        TlsHandshake before = null;
        for (Evidence evidence : exchange.source().evidence()) {
            if (evidence == exchange.evidence()) {
                break;
            }
            before = evidence instanceof TlsHandshake handshake ? handshake : before;
        }
        return before != null
                ? before
                : view.last(exchange.target(), TlsHandshake.class)
                        .map(Recorded::evidence)
                        .orElse(null);
    }

    Target target() {
        return source.target();
    }

    Reason reason() {
        return identity.reason();
    }

    /** Whether this is about a write, and reads of the same endpoint on the same way are answered as usual. */
    boolean isWriteOnly(List<Judged> all) {
        return !answer.isRead()
                && all.stream()
                        .anyMatch(other -> other.answer.isRead()
                                && other.target().id().equals(target().id())
                                && other.target().route().equals(target().route())
                                && other.reason() == Reason.SERVICE);
    }

    /** Starts a finding with what every text may name. */
    FindingBuilder finding(FindingType type) {
        return finding(type, identity.confidence());
    }

    FindingBuilder finding(FindingType type, Confidence confidence) {
        var builder = Finding.of(type, confidence)
                .on(target())
                .because(source.source().ref())
                .arg("host", target().host())
                .arg("port", target().port())
                .arg("status", answer.status());
        return answer.header("server").isEmpty() ? builder : builder.arg("server", answer.header("server"));
    }

    /** Adds the words of the page, and who signed for it. */
    FindingBuilder withPage(FindingBuilder builder) {
        var reference = answer.pageReference();
        if (reference != null) {
            builder.arg("reference", reference);
        }
        if (!answer.pageWords().isEmpty()) {
            builder.arg("page", answer.pageWords());
        }
        return answer.issuer().isEmpty() ? builder : builder.arg("issuer", answer.issuer());
    }

    /** The first label of the host: the name of an account, a vault or a namespace. */
    String resource() {
        var host = target().host();
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }
}
