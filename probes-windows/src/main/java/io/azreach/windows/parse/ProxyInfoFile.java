package io.azreach.windows.parse;

import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The mobility agent's {@code ProxyInfo.conf}: section {@code [proxy]} with {@code Address} and {@code Port}. */
public final class ProxyInfoFile {
    private ProxyInfoFile() {}

    /** Null when the file names no proxy at all. */
    public static @Nullable ProxyEntry parse(String text) {
        var values = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        boolean section = false;
        boolean inside = false;
        for (var raw : text.split("\\R")) {
            var line = raw.strip();
            if (line.startsWith("[")) {
                inside = line.toLowerCase(Locale.ROOT).equals("[proxy]");
                section |= inside;
            } else if ((inside || !section)
                    && line.indexOf('=') > 0
                    && !line.startsWith(";")
                    && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                values.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        var address = values.getOrDefault("Address", "");
        if (address.isEmpty()) {
            return null;
        }
        var entry = ProxyEntry.apart(address, values.getOrDefault("Port", ""));
        return section ? entry : entry.withProblem("no-section");
    }
}
