package io.azreach.linux.parse;

import io.azreach.model.evidence.HostsEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lines of a hosts file that pin a name of somebody else. */
public final class HostsFile {
    private static final Set<String> OWN_NAMES = Set.of(
            "localhost",
            "localhost.localdomain",
            "localhost4",
            "localhost4.localdomain4",
            "localhost6",
            "localhost6.localdomain6",
            "ipv6-localhost",
            "ipv6-loopback",
            "ipv6-localnet",
            "ipv6-mcastprefix",
            "ipv6-allnodes",
            "ipv6-allrouters",
            "ipv6-allhosts",
            "broadcasthost");

    private HostsFile() {}

    /**
     * Entries in file order, without those that name only this machine.
     *
     * @param file path, for the evidence
     * @param hostName this machine's name
     */
    public static List<HostsEntry> entries(String file, String text, String hostName) {
        var own = hostName.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
        var entries = new ArrayList<HostsEntry>();
        var lines = text.split("\r?\n");
        for (int i = 0; i < lines.length; i++) {
            var words =
                    lines[i].split("#", 2)[0].strip().toLowerCase(Locale.ROOT).split("\\s+");
            var names = Arrays.asList(words).subList(1, words.length);
            int number = i + 1;
            if (!names.stream().allMatch(name -> isOwn(name, own))) {
                Literal.parse(words[0]).ifPresent(address -> entries.add(new HostsEntry(file, number, address, names)));
            }
        }
        return List.copyOf(entries);
    }

    private static boolean isOwn(String name, String own) {
        return OWN_NAMES.contains(name) || name.startsWith("ip6-") || name.equals(own) || name.startsWith(own + ".");
    }
}
