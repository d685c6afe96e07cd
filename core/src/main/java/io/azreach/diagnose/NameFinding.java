package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.NameLookup;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What findings on names have in common. */
final class NameFinding {
    private NameFinding() {}

    /** On a name that a way needs. */
    static FindingBuilder about(Way way, String id, Confidence confidence) {
        return way.into(Finding.of(NetworkFindings.type(id), confidence))
                .arg("name", way.target().host())
                .because(way.because(NameLookup.class))
                .because(way.because(DnsAnswer.class));
    }

    /** Adds who said so. */
    static FindingBuilder servers(FindingBuilder finding, List<HostPort> servers) {
        var hosts = servers.stream().map(HostPort::host).distinct().sorted().collect(Collectors.joining(", "));
        return finding.groupedBy("servers", hosts).arg("server", servers.get(0).host());
    }

    /** With what the answers tell beside their code. */
    static FindingBuilder detailed(Way way, String id, Confidence confidence, List<DnsAnswer> answers) {
        var finding = servers(
                about(way, id, confidence),
                answers.stream().map(DnsAnswer::server).distinct().toList());
        answers.stream()
                .map(DnsAnswer::rcode)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(r -> finding.arg("rcode", r));
        answers.stream()
                .map(DnsAnswer::soa)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(s -> finding.arg("soa", s));
        answers.stream()
                .map(DnsAnswer::extendedError)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(code -> finding.arg("code", code));
        answers.stream()
                .map(DnsAnswer::extendedText)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .ifPresent(text -> finding.arg("detail", text));
        return finding;
    }
}
