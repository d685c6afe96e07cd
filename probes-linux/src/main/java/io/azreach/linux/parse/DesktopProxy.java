package io.azreach.linux.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as desktop environments keep it.
 *
 * @param key the entry it was read from
 * @param scheme for which URLs
 * @param value the proxy; {@link ProxyText#NONE} beside a PAC file and for an explicit "no proxy"
 * @param pacUrl address of a PAC file, without a user name and password
 * @param bypass exceptions as written
 */
public record DesktopProxy(
        String key,
        String scheme,
        ProxyText value,
        @Nullable String pacUrl,
        List<String> bypass) {
    private static final String SCHEMA = "system/proxy";
    private static final String KDE = "Proxy Settings";

    public DesktopProxy {
        bypass = List.copyOf(bypass);
    }

    /** A dconf key file with GNOME's {@code system/proxy} schema. */
    public static List<DesktopProxy> gnome(IniFile file) {
        var bypass = list(file.last(SCHEMA, "ignore-hosts").orElse(""));
        var mode = IniFile.plain(file.last(SCHEMA, "mode").orElse(""));
        if (mode.equals("none")) {
            return List.of(new DesktopProxy("mode", "all", ProxyText.NONE, null, bypass));
        }
        if (mode.equals("auto")) {
            return pac(
                    "autoconfig-url",
                    unquoted(file.last(SCHEMA, "autoconfig-url").orElse("")),
                    bypass);
        }
        var found = new ArrayList<DesktopProxy>();
        for (var scheme : List.of("http", "https")) {
            var section = SCHEMA + "/" + scheme;
            var host = unquoted(file.last(section, "host").orElse(""));
            if (!host.isEmpty()) {
                var value = ProxyText.parse(host, file.last(section, "port").orElse(""));
                found.add(new DesktopProxy(scheme + "/host", scheme, value, null, bypass));
            }
        }
        return found;
    }

    /** KDE's {@code kioslaverc}: type 0 is none, 1 by hand, 2 a PAC file; 3 and 4 name nothing themselves. */
    public static List<DesktopProxy> kde(IniFile file) {
        var bypass = list(file.last(KDE, "NoProxyFor").orElse(""));
        var type = file.last(KDE, "ProxyType").orElse("");
        if (type.equals("0")) {
            return List.of(new DesktopProxy("ProxyType", "all", ProxyText.NONE, null, bypass));
        }
        if (type.equals("2")) {
            return pac(
                    "Proxy Config Script", file.last(KDE, "Proxy Config Script").orElse(""), bypass);
        }
        var found = new ArrayList<DesktopProxy>();
        for (var scheme : List.of("http", "https")) {
            var written = file.last(KDE, scheme + "Proxy").orElse("");
            if (type.equals("1") && !written.isEmpty()) {
                // the port stands behind a blank
                var value = ProxyText.parse(written.strip().replaceFirst("/?\\s+(\\d+)$", ":$1"));
                found.add(new DesktopProxy(scheme + "Proxy", scheme, value, null, bypass));
            }
        }
        return found;
    }

    private static List<DesktopProxy> pac(String key, String url, List<String> bypass) {
        var clean = url.replaceFirst("://.*@", "://");
        var beside = clean.equals(url) ? ProxyText.NONE : ProxyText.NONE.withCredentials();
        return url.isBlank() ? List.of() : List.of(new DesktopProxy(key, "all", beside, clean, bypass));
    }

    private static String unquoted(String value) {
        return value.replaceAll("^[\"']|[\"']$", "");
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split("[\\[\\]'\",\\s]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
