package io.azreach.net.internal;

import io.azreach.model.FailureKind;
import io.azreach.net.DnsQuery;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A question on the wire, and which replies belong to it. */
final class DnsQuestion {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final org.xbill.DNS.Record question;
    private final int id;
    private final byte[] wire;

    DnsQuestion(DnsQuery query) throws StepException {
        question = org.xbill.DNS.Record.newRecord(fullName(query.name()), type(query), DClass.IN);
        id = RANDOM.nextInt(1 << 16);
        var message = Message.newQuery(question);
        message.getHeader().setID(id);
        if (query.checkingDisabled()) {
            message.getHeader().setFlag(Flags.CD);
        }
        if (query.edns()) {
            message.addRecord(new OPTRecord(query.bufferSize(), 0, 0), org.xbill.DNS.Section.ADDITIONAL);
        }
        wire = message.toWire();
    }

    byte[] wire() {
        return wire.clone();
    }

    org.xbill.DNS.Record record() {
        return question;
    }

    /** The reply, unless it cannot be decoded or answers something else. */
    Optional<Message> match(byte[] reply) {
        return read(reply).filter(this::belongs);
    }

    /** What is wrong with a reply that does not {@link #match match}. */
    String mismatch(byte[] reply) {
        if (reply.length >= 2 && (Byte.toUnsignedInt(reply[0]) << 8 | Byte.toUnsignedInt(reply[1])) != id) {
            return "id";
        }
        return read(reply).isPresent() ? "question" : "unreadable";
    }

    /** The reply, unless it cannot be decoded. */
    static Optional<Message> read(byte[] reply) {
        try {
            return Optional.of(new Message(reply));
        } catch (IOException | RuntimeException e) {
            // dnsjava throws both for bytes that are no message.
            return Optional.empty();
        }
    }

    private boolean belongs(Message message) {
        var header = message.getHeader();
        if (header.getID() != id || !header.getFlag(Flags.QR)) {
            return false;
        }
        var echoed = message.getQuestion();
        // A server that did not understand the question need not repeat it (RFC 1035 section 4.1.1).
        return echoed == null ? header.getRcode() != Rcode.NOERROR : echoed.equals(question);
    }

    private static Name fullName(String name) throws StepException {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new StepException(FailureKind.NOT_SUPPORTED, Printable.line(e.getMessage(), 200));
        }
    }

    private static int type(DnsQuery query) {
        int type = Type.value(query.type());
        if (type < 0) {
            throw new IllegalArgumentException("DNS type [" + query.type() + "] must be a known one such as A or AAAA");
        }
        return type;
    }
}
