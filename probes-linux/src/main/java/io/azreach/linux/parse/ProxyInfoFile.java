package io.azreach.linux.parse;

import java.util.List;

/**
 * The mobility agent's {@code ProxyInfo.conf}: section {@code [proxy]} with {@code Address} and {@code Port}. Further
 * problems told here: {@code no-section} and {@code duplicate} (a key given twice with different values).
 */
public final class ProxyInfoFile {
    private ProxyInfoFile() {}

    public static ProxyText parse(String text) {
        var file = IniFile.parse(text);
        boolean section = file.hasSection("proxy");
        var addresses = file.values(section ? "proxy" : "", "Address");
        var ports = file.values(section ? "proxy" : "", "Port");
        var read = ProxyText.parse(last(addresses), last(ports));
        if (!section) {
            return read.withProblem("no-section");
        }
        return differ(addresses) || differ(ports) ? read.withProblem("duplicate") : read;
    }

    private static String last(List<String> values) {
        return values.isEmpty() ? "" : values.get(values.size() - 1);
    }

    private static boolean differ(List<String> values) {
        return values.stream().distinct().count() > 1;
    }
}
