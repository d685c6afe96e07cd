package io.azreach.linux.probe;

import static io.azreach.linux.probe.ProxySource.MOBILITY;

import io.azreach.linux.parse.EnvironmentFile;
import io.azreach.linux.parse.ShellScript;
import java.util.List;
import java.util.Map;

/** The environment of this process and the files that login sessions get theirs from. */
final class EnvironmentProxies {
    private static final String ENVIRONMENT_FILE = "/etc/environment";
    private static final String SUSE_FILE = "/etc/sysconfig/proxy";
    private static final int ENVIRONMENT_FILE_RANK = 40;

    private final Machine machine;

    EnvironmentProxies(Machine machine) {
        this.machine = machine;
    }

    void read() {
        var own = ProxyVariables.of("environment", machine.host().environment());
        own.settings(List.of("shell"), 0).forEach(machine::record);
        machine.text(ENVIRONMENT_FILE).map(EnvironmentFile::variables).ifPresent(found -> {
            var variables = ProxyVariables.of(ENVIRONMENT_FILE, found);
            variables.settings(List.of(MOBILITY), ENVIRONMENT_FILE_RANK).forEach(machine::record);
        });
        loginScript("/etc/profile");
        machine.files("/etc/profile.d", ".sh").forEach(this::loginScript);
        loginScript("/etc/bashrc");
        loginScript("/etc/bash.bashrc");
        machine.text(SUSE_FILE).map(ShellScript::variables).ifPresent(this::suse);
    }

    private void loginScript(String path) {
        machine.text(path).map(ShellScript::variables).ifPresent(found -> ProxyVariables.of(path, found)
                .settings(List.of(), 0)
                .forEach(machine::record));
    }

    /** Empty values are how the file is delivered and decide nothing; the switch decides for all others. */
    private void suse(Map<String, String> variables) {
        variables.values().removeIf(String::isBlank);
        boolean disabled = !variables.getOrDefault("PROXY_ENABLED", "yes").equalsIgnoreCase("yes");
        var zypp = List.of("zypp");
        for (var setting : ProxyVariables.of(SUSE_FILE, variables).settings(zypp, 0)) {
            machine.record(disabled ? ProxySettings.disabled(setting) : ProxySettings.readBy(setting, zypp));
        }
    }
}
