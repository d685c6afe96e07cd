package io.azreach.host.internal;

import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who this machine is, without a DNS lookup and without a command. */
final class HostFacts {
    private static final Pattern PRETTY_NAME = Pattern.compile("(?m)^PRETTY_NAME=[\"']?(.*?)[\"']?\\s*$");
    private static final Pattern ROOT = Pattern.compile("(?m)^Uid:\\s+\\d+\\s+0\\s");
    private static final int LIMIT = 64 << 10;

    private final LocalFiles files;
    private final Map<String, String> environment;

    HostFacts(LocalFiles files, Map<String, String> environment) {
        this.files = files;
        this.environment = environment;
    }

    HostInfo read() {
        var os = family(System.getProperty("os.name", ""));
        return new HostInfo(name(), os, osName(os), addresses(), elevated(os));
    }

    static Os family(String osName) {
        var name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return Os.LINUX;
        }
        return name.startsWith("windows") ? Os.WINDOWS : Os.OTHER;
    }

    static Optional<String> prettyName(String osRelease) {
        var found = PRETTY_NAME.matcher(osRelease);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private String name() {
        return text("/proc/sys/kernel/hostname")
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .or(() -> variable("COMPUTERNAME"))
                .or(() -> variable("HOSTNAME"))
                .orElse("localhost");
    }

    private String osName(Os os) {
        var release = os == Os.LINUX ? text("/etc/os-release").or(() -> text("/usr/lib/os-release")) : absent();
        return release.flatMap(HostFacts::prettyName)
                .orElse(System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
    }

    /** Windows lets only elevated processes list the directory of the registry's files. */
    private boolean elevated(Os os) {
        if (os == Os.WINDOWS) {
            var config = environment.getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\config";
            return files.list(config).value().isPresent();
        }
        return text("/proc/self/status")
                .map(ROOT::matcher)
                .filter(m -> m.find())
                .isPresent();
    }

    private Optional<String> text(String path) {
        return files.read(path, LIMIT).value().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static Optional<String> absent() {
        return Optional.empty();
    }

    private static List<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(HostFacts::carries)
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(HostFacts::withoutScope)
                    .distinct()
                    .sorted(Comparator.comparing((InetAddress a) -> a.getAddress().length)
                            .thenComparing(InetAddress::getAddress, java.util.Arrays::compareUnsigned))
                    .toList();
        } catch (SocketException none) {
            return List.of();
        }
    }

    private static boolean carries(NetworkInterface candidate) {
        try {
            return candidate.isUp() && !candidate.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static InetAddress withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }
}
