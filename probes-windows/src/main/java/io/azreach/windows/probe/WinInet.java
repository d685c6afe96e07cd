package io.azreach.windows.probe;

import io.azreach.host.RegistryValue;
import io.azreach.model.FailureKind;
import io.azreach.windows.parse.ProxyBinary;
import io.azreach.windows.parse.ProxyEntry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one account. The binary value rules; the readable twins beside it are what older programs wrote, and what
 * is left when the binary says nothing.
 */
final class WinInet {
    static final String SETTINGS = "Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    private static final String BINARY = "DefaultConnectionSettings";

    private final Reading reading;
    private final String key;
    private final Source source;

    WinInet(Reading reading, String key, Source source) {
        this.reading = reading;
        this.key = key;
        this.source = source;
    }

    void read() {
        var binary = reading.value(key + "\\Connections", BINARY);
        var decoded = binary.flatMap(v -> ProxyBinary.connection(v.bytes()));
        if (binary.isPresent() && decoded.isEmpty()) {
            reading.unknown(key + "\\Connections " + BINARY, FailureKind.UNKNOWN, head(binary.get()));
        }
        decoded.ifPresentOrElse(this::fromBinary, this::fromTexts);
    }

    private void fromBinary(ProxyBinary binary) {
        boolean manual = binary.manual() && !binary.proxy().isBlank();
        boolean pac = binary.pac() && !binary.pacUrl().isBlank();
        if (manual) {
            proxies(BINARY, readable(binary.proxy(), "ProxyServer"), readable(binary.bypass(), "ProxyOverride"), null);
        }
        if (pac) {
            reading.record(source.pac(BINARY, binary.pacUrl().strip()));
        }
        if (binary.autoDetect()) {
            reading.record(source.asHint().none(BINARY, "auto-detect"));
        }
        if (!manual && !pac && !binary.autoDetect()) {
            reading.record(source.none(BINARY, null));
        }
    }

    private void fromTexts() {
        var server = reading.text(key, "ProxyServer");
        if (!server.isEmpty()) {
            boolean on = reading.switchedOn(key, "ProxyEnable");
            proxies("ProxyServer", server, reading.text(key, "ProxyOverride"), on ? null : "disabled");
        }
        var pac = reading.text(key, "AutoConfigURL");
        if (!pac.isEmpty()) {
            reading.record(source.pac("AutoConfigURL", pac));
        }
    }

    private void proxies(String name, String servers, String bypass, @Nullable String problem) {
        for (var entry : ProxyEntry.list(servers)) {
            reading.record(
                    source.proxy(name, problem == null ? entry : entry.withProblem(problem), Source.bypass(bypass)));
        }
    }

    /** The binary holds one byte per character, so other than ASCII is better read from the twin. */
    private String readable(String text, String twin) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        return ascii
                ? text
                : Optional.of(reading.text(key, twin)).filter(t -> !t.isEmpty()).orElse(text);
    }

    /** Enough to recognize a new layout by, and too little to hold a password. */
    private static String head(RegistryValue value) {
        var hex = value.text();
        return "unknown layout, " + hex.length() / 2 + " bytes: " + hex.substring(0, Math.min(24, hex.length()));
    }
}
