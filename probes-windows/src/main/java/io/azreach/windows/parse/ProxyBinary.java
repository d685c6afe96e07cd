package io.azreach.windows.parse;

import java.util.Optional;
import java.util.Set;

/**
 * A binary proxy value of the registry: {@code DefaultConnectionSettings} and its likes, or {@code WinHttpSettings}. The
 * layout is undocumented; it was worked out from published exports. Strings are kept by Windows when a setting is switched
 * off, so only the switches tell what is active.
 *
 * @param manual a proxy is switched on
 * @param pac a PAC file is switched on
 * @param autoDetect automatic detection is switched on
 * @param proxy as written
 * @param bypass as written
 * @param pacUrl as written
 */
public record ProxyBinary(boolean manual, boolean pac, boolean autoDetect, String proxy, String bypass, String pacUrl) {
    private static final Set<Integer> CONNECTION_VERSIONS = Set.of(0x46, 0x3C);
    private static final Set<Integer> WINHTTP_VERSIONS = Set.of(0x18, 0x28);
    private static final int MANUAL = 2;
    private static final int PAC = 4;
    private static final int AUTO_DETECT = 8;

    /** Reads {@code DefaultConnectionSettings}; empty when it is unknown what the bytes say. */
    public static Optional<ProxyBinary> connection(byte[] content) {
        var bytes = new SettingBytes(content);
        return flags(bytes, CONNECTION_VERSIONS).flatMap(flags -> bytes.string().flatMap(proxy -> bytes.string()
                .flatMap(bypass -> pacUrl(bytes).map(pacUrl -> of(flags, proxy, bypass, pacUrl)))));
    }

    /** Reads {@code WinHttpSettings}; empty when it is unknown what the bytes say. */
    public static Optional<ProxyBinary> winHttp(byte[] content) {
        var bytes = new SettingBytes(content);
        return flags(bytes, WINHTTP_VERSIONS).map(flags -> flags & MANUAL).flatMap(flags -> bytes.string()
                .flatMap(proxy -> bytes.string().map(bypass -> of(flags, proxy, bypass, ""))));
    }

    private static Optional<Integer> flags(SettingBytes bytes, Set<Integer> versions) {
        return bytes.word()
                .filter(versions::contains)
                .flatMap(v -> bytes.word())
                .flatMap(counter -> bytes.word());
    }

    /** Some tools leave it out when there is none. */
    private static Optional<String> pacUrl(SettingBytes bytes) {
        return bytes.atEnd() ? Optional.of("") : bytes.string();
    }

    private static ProxyBinary of(int flags, String proxy, String bypass, String pacUrl) {
        return new ProxyBinary(
                (flags & MANUAL) != 0, (flags & PAC) != 0, (flags & AUTO_DETECT) != 0, proxy, bypass, pacUrl);
    }
}
