package io.azreach.net.internal;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.net.DnsQuery;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Turns a reply, or the lack of one, into evidence. */
final class DnsReading {
    private static final int MOST_ALIASES = 32;
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_OF_STRAYS = 10;
    private static final int EXTENDED_ERROR = 15;

    private DnsReading() {}

    static DnsAnswer failed(DnsQuery query, Failure why, Duration took) {
        return new DnsAnswer(
                query.server(),
                transport(query),
                bare(query.name()),
                query.type(),
                query.edns(),
                query.checkingDisabled(),
                null,
                false,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                took,
                why,
                buffer(query),
                null,
                null,
                List.of());
    }

    static DnsAnswer answered(DnsQuery query, DnsQuestion question, Message reply, Duration took) {
        var soa = soa(reply);
        var records = reply.getSection(Section.ANSWER);
        var aliases = aliases(question.record().getName(), records);
        var last = aliases.isEmpty() ? question.record().getName() : aliases.get(aliases.size() - 1);
        var addresses = addresses(last, question.record().getType(), records);
        var extended = extendedError(reply);
        boolean truncated = reply.getHeader().getFlag(Flags.TC);
        boolean something = !addresses.isEmpty() || hasData(question.record().getType(), records);
        return new DnsAnswer(
                query.server(),
                transport(query),
                bare(query.name()),
                query.type(),
                query.edns(),
                query.checkingDisabled(),
                Rcode.string(reply.getRcode()),
                truncated,
                addresses,
                aliases.stream().map(DnsReading::text).toList(),
                soa == null ? null : text(soa.getName()),
                extended == null ? null : extended.getErrorCode(),
                extended == null ? null : Printable.line(extended.getText(), 200),
                smallestTtl(records),
                took,
                failure(reply.getRcode(), something || truncated),
                buffer(query),
                reply.numBytes(),
                soa == null ? null : text(soa.getHost()),
                List.of());
    }

    private static @Nullable Integer buffer(DnsQuery query) {
        return query.edns() ? query.bufferSize() : null;
    }

    /** Every address in the answer section, whosever it is. */
    static List<InetAddress> anyAddresses(Message reply) {
        var found = new ArrayList<InetAddress>();
        for (var each : reply.getSection(Section.ANSWER)) {
            if (found.size() < MOST_OF_STRAYS) {
                address(each).ifPresent(found::add);
            }
        }
        return found;
    }

    private static @Nullable Failure failure(int rcode, boolean something) {
        return switch (rcode) {
            case Rcode.NOERROR -> something ? null : Failure.of(FailureKind.DNS_NODATA);
            case Rcode.NXDOMAIN -> Failure.of(FailureKind.DNS_NXDOMAIN);
            case Rcode.SERVFAIL -> Failure.of(FailureKind.DNS_SERVFAIL);
            case Rcode.REFUSED -> Failure.of(FailureKind.DNS_REFUSED);
            case Rcode.FORMERR -> Failure.of(FailureKind.DNS_FORMERR);
            case Rcode.NOTIMP -> Failure.of(FailureKind.DNS_NOTIMP);
            default -> new Failure(FailureKind.DNS_OTHER_RCODE, Rcode.string(rcode));
        };
    }

    private static List<Name> aliases(Name asked, List<org.xbill.DNS.Record> records) {
        var chain = new ArrayList<Name>();
        var current = asked;
        while (chain.size() < MOST_ALIASES) {
            var next = target(current, records);
            if (next == null || next.equals(asked) || chain.contains(next)) {
                return chain;
            }
            chain.add(next);
            current = next;
        }
        return chain;
    }

    private static @Nullable Name target(Name owner, List<org.xbill.DNS.Record> records) {
        for (var each : records) {
            if (each instanceof CNAMERecord alias && alias.getName().equals(owner)) {
                return alias.getTarget();
            }
        }
        return null;
    }

    private static List<InetAddress> addresses(Name owner, int type, List<org.xbill.DNS.Record> records) {
        var found = new ArrayList<InetAddress>();
        for (var each : records) {
            if (found.size() < MOST_ADDRESSES && each.getName().equals(owner) && each.getType() == type) {
                address(each).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<InetAddress> address(org.xbill.DNS.Record each) {
        if (each instanceof ARecord a) {
            return Optional.of(a.getAddress());
        }
        return each instanceof AAAARecord aaaa ? Optional.of(aaaa.getAddress()) : Optional.empty();
    }

    /** For questions that are not about addresses any record of the type is an answer. */
    private static boolean hasData(int type, List<org.xbill.DNS.Record> records) {
        return type != Type.A
                && type != Type.AAAA
                && records.stream().anyMatch(each -> each.getType() == type || type == Type.ANY);
    }

    /** In the authority section of a denial; in the answer where it was asked for. */
    private static @Nullable SOARecord soa(Message reply) {
        return Stream.concat(reply.getSection(Section.AUTHORITY).stream(), reply.getSection(Section.ANSWER).stream())
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ExtendedErrorCodeOption extendedError(Message reply) {
        var opt = reply.getOPT();
        if (opt == null) {
            return null;
        }
        return opt.getOptions(EXTENDED_ERROR).stream()
                .filter(ExtendedErrorCodeOption.class::isInstance)
                .map(ExtendedErrorCodeOption.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long smallestTtl(List<org.xbill.DNS.Record> records) {
        OptionalLong ttl =
                records.stream().mapToLong(org.xbill.DNS.Record::getTTL).min();
        return ttl.isPresent() ? ttl.getAsLong() : null;
    }

    private static String transport(DnsQuery query) {
        return query.transport().name().toLowerCase(Locale.ROOT);
    }

    private static String text(Name name) {
        return Printable.line(name.toString(true), 1024).toLowerCase(Locale.ROOT);
    }

    private static String bare(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
