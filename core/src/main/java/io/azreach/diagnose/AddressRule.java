package io.azreach.diagnose;

import static io.azreach.model.FailureKind.REFUSED;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.HostPort;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HostsEntry;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.net.Literals;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the address a name gave is the one it should give: hosts file, search list, sinkholes, private endpoints. */
final class AddressRule implements DiagnosisRule {
    /** What services say that closed their public address. */
    private static final int FORBIDDEN = 403;

    @Override
    public RuleId id() {
        return RuleId.of("core.address");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.direct(evidence)) {
            var lookup = way.lookup();
            if (lookup != null && !lookup.addresses().isEmpty() && !means(way, "localhost")) {
                judge(way, lookup, sink);
            }
        }
    }

    /** That name never leaves the machine (RFC 6761). */
    private static boolean means(Way way, String special) {
        return way.target().host().equals(special) || way.target().host().endsWith("." + special);
    }

    private void judge(Way way, NameLookup lookup, FindingSink sink) {
        var pinned = pinned(way, lookup);
        if (pinned.isPresent()) {
            overridden(way, lookup, pinned.get(), sink);
        } else if (lookup.addresses().stream().allMatch(Addresses::isBogon) || filtered(way, lookup)) {
            sink.report(sinkhole(way, lookup));
        } else if (differsFromServers(way, lookup)) {
            suffixOrCache(way, lookup, sink);
        } else {
            privateOrPublic(way, lookup, sink);
        }
    }

    /** The address in use leads to no service, and the server that gave it says that it blocks the name. */
    private static boolean filtered(Way way, NameLookup lookup) {
        return (!way.works() || SecondOpinionRule.strange(way))
                && Replies.of(way).withExtendedError(UnresolvedRule.FILTERED_CODES).stream()
                        .anyMatch(a -> a.addresses().stream().anyMatch(lookup.addresses()::contains));
    }

    private static Finding sinkhole(Way way, NameLookup lookup) {
        var reason = Replies.of(way).withExtendedError(UnresolvedRule.FILTERED_CODES).stream()
                .findFirst();
        var finding =
                about(way, reason.isPresent() ? "DNS_FILTERED" : "DNS_BOGON", Confidence.CONFIRMED, lookup.addresses());
        reason.ifPresent(a -> finding.groupedBy("servers", a.server().host())
                .arg("server", a.server().host())
                .arg("code", String.valueOf(a.extendedError())));
        return finding.build();
    }

    /** The line of the hosts file that gives this name the address the system uses. */
    private static Optional<Recorded<HostsEntry>> pinned(Way way, NameLookup lookup) {
        return way.evidence().all(HostsEntry.class).stream()
                .filter(h -> h.evidence().names().contains(way.target().host()))
                .filter(h -> lookup.addresses().contains(h.evidence().address()))
                .findFirst();
    }

    private static void overridden(Way way, NameLookup lookup, Recorded<HostsEntry> line, FindingSink sink) {
        if (way.addressesFromServers().contains(line.evidence().address().getHostAddress())) {
            return; // the line says what the name servers say as well
        }
        boolean contradicted = !way.addressesFromServers().isEmpty();
        if (!contradicted && way.works() && way.target().service().equals("generic")) {
            return; // a name that is meant to be known here only
        }
        var finding = about(way, "LOCAL_HOSTS_OVERRIDE", Confidence.CONFIRMED, lookup.addresses())
                .severity(way.works() ? Severity.RISK : Severity.BLOCKER)
                .groupedBy(
                        "file", line.evidence().file() + ":" + line.evidence().line())
                .arg("line", line.evidence().line())
                .because(line.source().ref())
                .excluding("DNS_STALE_CACHE", "DNS_UNEXPECTED_ADDRESS");
        if (contradicted) {
            finding.arg("expected", String.join(", ", way.addressesFromServers()));
        }
        sink.report(finding.build());
    }

    private static boolean differsFromServers(Way way, NameLookup lookup) {
        var asked = way.answers().stream().anyMatch(DnsAnswer::answered);
        var seen = way.addressesFromServers();
        return asked && lookup.addresses().stream().noneMatch(a -> seen.contains(a.getHostAddress()));
    }

    /** The system gives an address that no server gives for the very name: the search list, or something cached. */
    private static void suffixOrCache(Way way, NameLookup lookup, FindingSink sink) {
        for (var hit : suffixQuestions(way)) {
            var contrast = Contrasts.query(hit.name(), way.target().service(), hit.server(), Contrasts.Way.PLAIN);
            sink.ask(contrast);
            var answer = way.evidence().answerTo(contrast);
            if (answer.isPresent() && gives(answer.get().evidence(), lookup.addresses())) {
                sink.report(about(way, "DNS_SEARCH_SUFFIX_HIT", Confidence.CONFIRMED, lookup.addresses())
                        .groupedBy("suffix", hit.suffix())
                        .arg("wrongName", hit.name())
                        .arg("server", hit.server().host())
                        .severity(way.works() ? Severity.RISK : Severity.BLOCKER)
                        .because(answer.get().ref())
                        .excluding("LOCAL_HOSTS_OVERRIDE", "DNS_UNEXPECTED_ADDRESS")
                        .build());
                return;
            }
        }
        if (!way.works() && !way.addressesFromServers().isEmpty()) {
            var fresh = Literals.parse(way.addressesFromServers().first());
            OtherAddress.better(way, fresh, Confidence.POSSIBLE, sink)
                    .ifPresent(confidence -> sink.report(about(way, "DNS_STALE_CACHE", confidence, lookup.addresses())
                            .arg("expected", String.join(", ", way.addressesFromServers()))
                            .excluding("LOCAL_HOSTS_OVERRIDE")
                            .build()));
        }
    }

    private record SuffixQuestion(String name, HostPort server, String suffix) {}

    private static List<SuffixQuestion> suffixQuestions(Way way) {
        return way.evidence().all(ResolverConfig.class).stream()
                .map(Recorded::evidence)
                .filter(c -> !c.servers().isEmpty())
                .flatMap(c -> c.search().stream()
                        .limit(6)
                        .map(suffix -> new SuffixQuestion(
                                way.target().host() + "." + suffix, c.servers().get(0), suffix)))
                .distinct()
                .toList();
    }

    private static boolean gives(Collection<io.azreach.model.Evidence> evidence, Collection<InetAddress> addresses) {
        return evidence.stream()
                .anyMatch(
                        e -> e instanceof DnsAnswer a && a.addresses().stream().anyMatch(addresses::contains));
    }

    private static void privateOrPublic(Way way, NameLookup lookup, FindingSink sink) {
        boolean isPrivate = lookup.addresses().stream().allMatch(Addresses::isPrivate);
        var expected = way.target().hint("expect").orElse("");
        var aliases = aliases(way);
        boolean linked = aliases.stream().anyMatch(a -> a.contains("privatelink."));
        if (expected.equals("private") && !isPrivate) {
            var severity = publicInstead(way, linked);
            sink.report(about(
                            way,
                            linked ? "DNS_PRIVATE_EXPECTED_GOT_PUBLIC" : "DNS_PRIVATELINK_NOT_CONFIGURED",
                            Confidence.CONFIRMED,
                            lookup.addresses())
                    .severity(severity)
                    .groupedBy("reach", severity == Severity.BLOCKER ? "none" : "public")
                    .excluding(linked ? "DNS_PRIVATELINK_NOT_CONFIGURED" : "DNS_PRIVATE_EXPECTED_GOT_PUBLIC")
                    .build());
        } else if (isPrivate && silent(way) && (linked || !expected.isEmpty() || ofAzure(way))) {
            sink.report(about(
                            way,
                            linked || expected.equals("private")
                                    ? "AZ_PRIVATE_ENDPOINT_UNREACHABLE"
                                    : "DNS_PUBLIC_EXPECTED_GOT_PRIVATE",
                            Confidence.CONFIRMED,
                            lookup.addresses())
                    .arg(
                            "detail",
                            linked ? String.join(", ", aliases) : way.target().host())
                    .because(way.because(io.azreach.model.evidence.TcpConnect.class))
                    .excluding("TCP_TIMEOUT", "TCP_ICMP_HOST_UNREACHABLE", "TCP_ICMP_NET_UNREACHABLE")
                    .build());
        }
    }

    /** A refusal comes from something that was reached, so the way into the private network is there. */
    private static boolean silent(Way way) {
        return way.connectFailed()
                && way.connects().stream()
                        .noneMatch(c -> c.failure() != null && c.failure().kind() == REFUSED);
    }

    /** A service that answers over its public address is not out of reach; and not every one needs a private endpoint. */
    static Severity publicInstead(Way way, boolean linked) {
        var http = way.http();
        if (http == null || !way.answered() || Integer.valueOf(FORBIDDEN).equals(http.status())) {
            return Severity.BLOCKER;
        }
        boolean others = Way.direct(way.evidence()).stream().anyMatch(AddressRule::privateAsExpected);
        return others && !linked ? Severity.RISK : Severity.DEGRADED;
    }

    private static boolean privateAsExpected(Way way) {
        var lookup = way.lookup();
        return lookup != null
                && way.target().hint("expect").orElse("").equals("private")
                && !lookup.addresses().isEmpty()
                && lookup.addresses().stream().allMatch(Addresses::isPrivate);
    }

    /** Names of other owners may be private by intention. */
    private static boolean ofAzure(Way way) {
        return !way.target().service().equals("generic");
    }

    static TreeSet<String> aliases(Way way) {
        return way.answers().stream().flatMap(a -> a.aliases().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static FindingBuilder about(Way way, String id, Confidence confidence, Collection<InetAddress> addresses) {
        return way.into(Finding.of(NetworkFindings.type(id), confidence))
                .arg("name", way.target().host())
                .arg("address", Addresses.list(addresses))
                .because(way.because(NameLookup.class))
                .because(way.because(DnsAnswer.class));
    }
}
