package io.azreach.net.internal;

import io.azreach.model.evidence.DnsAnswer;
import io.azreach.net.DnsQuery;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;

/** Asks many questions at once with a single selector. */
final class DnsRound {
    private final NanoClock nano;
    private final OpenResources resources;

    DnsRound(NanoClock nano, OpenResources resources) {
        this.nano = nano;
        this.resources = resources;
    }

    List<DnsAnswer> ask(List<DnsQuery> queries, Deadline until) {
        var resend = until.atMost(until.remaining().dividedBy(3));
        var calls = queries.stream().map(query -> new DnsCall(query, nano)).toList();
        try (var selector = resources.add(Selector.open())) {
            calls.forEach(call -> call.start(selector));
            await(selector, calls, resend);
            calls.forEach(DnsCall::again);
            await(selector, calls, until);
            resources.forget(selector);
        } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
            calls.forEach(call -> call.fail(e));
        }
        return calls.stream().map(DnsCall::finish).toList();
    }

    private static void await(Selector selector, List<DnsCall> calls, Deadline until) throws IOException {
        while (calls.stream().anyMatch(DnsCall::waiting) && !until.isReached()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ClosedSelectorException();
            }
            selector.select(until.socketMillis());
            selector.selectedKeys().stream()
                    .map(SelectionKey::attachment)
                    .map(DnsCall.class::cast)
                    .forEach(DnsCall::advance);
            selector.selectedKeys().clear();
        }
    }
}
