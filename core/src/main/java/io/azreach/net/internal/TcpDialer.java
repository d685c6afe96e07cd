package io.azreach.net.internal;

import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Opened;
import io.azreach.time.Deadline;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;

/** Connects to many addresses at once with a single selector. */
final class TcpDialer {
    private final OpenResources resources;

    TcpDialer(OpenResources resources) {
        this.resources = resources;
    }

    /**
     * @param until when waiting for connects ends
     * @param end when the connections end
     */
    List<Opened<TcpConnect>> connect(List<Dial> dials, Deadline until, Deadline end) {
        try (var selector = resources.add(Selector.open())) {
            dials.forEach(dial -> dial.start(selector));
            await(selector, dials, until);
            resources.forget(selector);
        } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
            dials.forEach(dial -> dial.fail(e));
        }
        return dials.stream().map(dial -> dial.result(end, resources)).toList();
    }

    private static void await(Selector selector, List<Dial> dials, Deadline until) throws IOException {
        while (dials.stream().anyMatch(Dial::pending) && !until.isReached()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ClosedSelectorException();
            }
            selector.select(until.socketMillis());
            selector.selectedKeys().stream()
                    .map(SelectionKey::attachment)
                    .map(Dial.class::cast)
                    .forEach(Dial::finish);
            selector.selectedKeys().clear();
        }
        dials.forEach(Dial::giveUp);
    }
}
