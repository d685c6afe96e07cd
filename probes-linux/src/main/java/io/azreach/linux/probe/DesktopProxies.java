package io.azreach.linux.probe;

import io.azreach.linux.parse.DesktopProxy;
import io.azreach.linux.parse.IniFile;
import java.util.List;

/** Proxies of desktop sessions: system-wide GNOME defaults and KDE's file, read by programs of the user only. */
final class DesktopProxies {
    private static final String DCONF = "/etc/dconf/db";

    private final Machine machine;

    DesktopProxies(Machine machine) {
        this.machine = machine;
    }

    void read() {
        for (var database : machine.names(DCONF)) {
            if (database.endsWith(".d")) {
                machine.files(DCONF + "/" + database, "").forEach(this::gnome);
            }
        }
        var home = machine.host().environment().getOrDefault("HOME", "");
        if (home.startsWith("/")) {
            kde(home + "/.config/kioslaverc");
        }
        kde("/etc/xdg/kioslaverc");
    }

    private void gnome(String path) {
        // a directory of locks stands beside the key files
        if (!path.endsWith("/locks")) {
            machine.text(path).map(IniFile::parse).map(DesktopProxy::gnome).ifPresent(found -> record(path, found));
        }
    }

    private void kde(String path) {
        machine.text(path).map(IniFile::parse).map(DesktopProxy::kde).ifPresent(found -> record(path, found));
    }

    private void record(String path, List<DesktopProxy> found) {
        var source = new ProxySource(path, List.of("user"), 0);
        for (var one : found) {
            machine.record(
                    one.pacUrl() == null
                            ? source.setting(one.key(), one.scheme(), one.value(), one.bypass())
                            : source.pac(one.key(), one.pacUrl(), one.value(), one.bypass()));
        }
    }
}
