package io.azreach.windows.probe;

import io.azreach.model.evidence.ProxySetting;
import io.azreach.windows.parse.ProxyEntry;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place that may name a proxy, with who obeys it.
 *
 * @param name key or file
 * @param readers actors; empty for a mere hint
 * @param rank among the sources one actor reads, the smaller wins
 */
record Source(String name, List<String> readers, int rank) {
    static final String MOBILITY = "mobility-agent";
    static final String MARS = "mars-agent";
    static final String USER = "user";
    static final String WINHTTP = "winhttp";
    static final String SHELL = "shell";

    Source {
        readers = List.copyOf(readers);
    }

    /** The same place, which nobody obeys as things are. */
    Source asHint() {
        return new Source(name, List.of(), rank);
    }

    ProxySetting proxy(String key, ProxyEntry entry, List<String> bypass) {
        return setting(key, entry, null, bypass);
    }

    ProxySetting pac(String key, String url) {
        // a PAC address may carry a user name and a password in front of its host
        var withoutUser = url.replaceFirst("//[^/@]*@", "//");
        boolean credentials = !withoutUser.equals(url);
        return setting(key, new ProxyEntry("all", null, credentials, null), withoutUser, List.of());
    }

    /** "No proxy" in so many words, or a switch that names none. */
    ProxySetting none(String key, @Nullable String problem) {
        return setting(key, new ProxyEntry("all", null, false, problem), null, List.of());
    }

    private ProxySetting setting(String key, ProxyEntry entry, @Nullable String pacUrl, List<String> bypass) {
        return new ProxySetting(
                name,
                key,
                readers,
                entry.scheme(),
                entry.proxy(),
                pacUrl,
                bypass,
                entry.credentials(),
                entry.problem(),
                rank);
    }

    /** Exceptions as written, taken apart at semicolons, commas and blanks. */
    static List<String> bypass(String written) {
        return Arrays.stream(written.split("[;,\\s]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
