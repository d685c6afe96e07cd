package io.azreach.testkit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** What a name server sends back to a query: none, one or several messages. */
@FunctionalInterface
public interface DnsReply {
    long TTL = 60;

    List<byte[]> to(Message query);

    /** Address records of the type asked for; NOERROR without an answer when none is of it. */
    static DnsReply addresses(String... literals) {
        return query -> {
            var answer = begin(query);
            addAddresses(
                    answer, query.getQuestion().getName(), query.getQuestion().getType(), literals);
            return List.of(answer.toWire());
        };
    }

    /** CNAME records from the name asked through these, and addresses of the last. */
    static DnsReply chain(List<String> aliases, String... literals) {
        return query -> {
            var answer = begin(query);
            var owner = query.getQuestion().getName();
            for (var alias : aliases) {
                var target = name(alias);
                answer.addRecord(new CNAMERecord(owner, DClass.IN, TTL, target), Section.ANSWER);
                owner = target;
            }
            addAddresses(answer, owner, query.getQuestion().getType(), literals);
            return List.of(answer.toWire());
        };
    }

    /** A response code (by its number), with the SOA record of a zone. */
    static DnsReply rcode(int code, String zone) {
        return query -> {
            var answer = begin(query);
            answer.getHeader().setRcode(code);
            var owner = name(zone);
            answer.addRecord(new SOARecord(owner, DClass.IN, TTL, owner, owner, 1, 60, 60, 60, 60), Section.AUTHORITY);
            return List.of(answer.toWire());
        };
    }

    /** SERVFAIL with an extended error (RFC 8914). */
    static DnsReply extendedError(int code, String text) {
        return query -> {
            var answer = begin(query);
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            answer.addRecord(new OPTRecord(1232, 0, 0, 0, new ExtendedErrorCodeOption(code, text)), Section.ADDITIONAL);
            return List.of(answer.toWire());
        };
    }

    /** An answer without records that asks to come back over TCP. */
    static DnsReply truncated() {
        return query -> {
            var answer = begin(query);
            answer.getHeader().setFlag(Flags.TC);
            return List.of(answer.toWire());
        };
    }

    static DnsReply silence() {
        return query -> List.of();
    }

    /** The id of the query, then these bytes. */
    static DnsReply garbage(byte[] bytes) {
        return query -> {
            var reply = new byte[bytes.length + 2];
            reply[0] = (byte) (query.getHeader().getID() >> 8);
            reply[1] = (byte) query.getHeader().getID();
            System.arraycopy(bytes, 0, reply, 2, bytes.length);
            return List.of(reply);
        };
    }

    /** The same with another id. */
    default DnsReply withWrongId() {
        return query -> to(query).stream()
                .map(reply -> {
                    var changed = reply.clone();
                    changed[0] ^= 0x55;
                    return changed;
                })
                .toList();
    }

    /** The same, as an answer to another name. */
    default DnsReply withQuestion(String other) {
        return query -> {
            var asked = query.getQuestion();
            var changed =
                    Message.newQuery(org.xbill.DNS.Record.newRecord(name(other), asked.getType(), asked.getDClass()));
            changed.getHeader().setID(query.getHeader().getID());
            return to(changed);
        };
    }

    /** First these messages, then the same. */
    default DnsReply after(DnsReply first) {
        return query -> java.util.stream.Stream.concat(first.to(query).stream(), to(query).stream())
                .toList();
    }

    /** The same, unless the query offers to take more bytes than this: then it is lost on the way. */
    default DnsReply lostAbove(int bytes) {
        return query -> {
            var opt = query.getOPT();
            return opt != null && opt.getPayloadSize() > bytes ? List.of() : to(query);
        };
    }

    /** The same, unless the query carries EDNS. */
    default DnsReply withoutEdnsOnly() {
        return query -> query.getOPT() == null ? to(query) : List.of();
    }

    /** The same, from the second query on. */
    default DnsReply whenAskedAgain() {
        var asked = new AtomicInteger();
        return query -> asked.getAndIncrement() == 0 ? List.of() : to(query);
    }

    private static Message begin(Message query) {
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        return answer;
    }

    private static void addAddresses(Message answer, Name owner, int type, String... literals) {
        for (var literal : literals) {
            try {
                var address = InetAddress.getByName(literal);
                boolean six = literal.indexOf(':') >= 0;
                if (type == Type.AAAA && six) {
                    answer.addRecord(new AAAARecord(owner, DClass.IN, TTL, address), Section.ANSWER);
                } else if (type == Type.A && !six) {
                    answer.addRecord(new ARecord(owner, DClass.IN, TTL, address), Section.ANSWER);
                }
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
