package io.azreach.linux.probe;

import io.azreach.linux.parse.AptConfig;
import io.azreach.linux.parse.IniFile;
import io.azreach.linux.parse.ProxyText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Proxies of package managers: no agent obeys them, but they show how this site goes out. */
final class PackageManagerProxies {
    private final Machine machine;

    PackageManagerProxies(Machine machine) {
        this.machine = machine;
    }

    void read() {
        machine.names("/etc/apt/apt.conf.d").stream()
                .filter(name -> name.endsWith(".conf") || name.matches("[A-Za-z0-9_-]+"))
                .map(name -> "/etc/apt/apt.conf.d/" + name)
                .forEach(this::apt);
        apt("/etc/apt/apt.conf");
        redHat("/etc/yum.conf", "yum");
        redHat("/etc/dnf/dnf.conf", "dnf");
    }

    private void apt(String path) {
        machine.text(path).map(AptConfig::options).ifPresent(options -> {
            var source = new ProxySource(path, List.of("apt"), 0);
            for (var scheme : List.of("http", "https")) {
                var value = options.get(key(scheme));
                if (value != null) {
                    var key = "Acquire::" + scheme + "::Proxy";
                    machine.record(source.setting(key, scheme, ProxyText.parse(value), direct(scheme, options)));
                }
            }
        });
    }

    private static String key(String scheme) {
        return "acquire::" + scheme + "::proxy";
    }

    private static List<String> direct(String scheme, Map<String, String> options) {
        var prefix = key(scheme) + "::";
        return new TreeMap<>(options)
                .entrySet().stream()
                        .filter(o ->
                                o.getKey().startsWith(prefix) && o.getValue().equalsIgnoreCase("DIRECT"))
                        .map(o -> o.getKey().substring(prefix.length()))
                        .toList();
    }

    private void redHat(String path, String reader) {
        machine.text(path).map(IniFile::parse).ifPresent(file -> file.last("main", "proxy")
                .map(ProxyText::parse)
                .map(value -> file.last("main", "proxy_username").isPresent() ? value.withCredentials() : value)
                .ifPresent(value -> machine.record(
                        new ProxySource(path, List.of(reader), 0).setting("proxy", "all", value, List.of()))));
    }
}
