package io.azreach.net.internal;

import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.DnsStray;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.xbill.DNS.Message;

/** What came for a question and was not taken; whoever floods leaves no more behind than the first few. */
final class DnsStrays {
    private static final int MOST = 8;

    private final List<DnsStray> strays = new ArrayList<>();

    /** A reply that does not fit the question. */
    void misfit(DnsQuestion question, byte[] reply) {
        var addresses = DnsQuestion.read(reply).map(DnsReading::anyAddresses).orElse(List.of());
        keep(new DnsStray(question.mismatch(reply), addresses));
    }

    /** A reply that fits, after one that did. */
    void second(DnsAnswer first, DnsAnswer second, Message reply) {
        boolean same = String.valueOf(first.rcode()).equals(second.rcode())
                && new HashSet<>(first.addresses()).equals(new HashSet<>(second.addresses()));
        if (!same) {
            keep(new DnsStray("second", DnsReading.anyAddresses(reply)));
        }
    }

    private void keep(DnsStray stray) {
        if (strays.size() < MOST) {
            strays.add(stray);
        }
    }

    boolean isEmpty() {
        return strays.isEmpty();
    }

    List<DnsStray> list() {
        return List.copyOf(strays);
    }
}
