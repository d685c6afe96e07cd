package io.azreach.windows.parse;

import io.azreach.host.RegistryValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One line of a registry export: {@code "name"=data}, its data in one piece. */
final class RegValueText {
    // possessive: going back over a long text would need a stack frame for each character
    private static final Pattern LINE = Pattern.compile("(?:@|\"((?:[^\"\\\\]|\\\\.)*+)\")=(.*)", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("dword:([0-9a-fA-F]{1,8})");
    private static final Pattern BYTES =
            Pattern.compile("hex(?:\\(([0-9a-fA-F]+)\\))?:((?:[0-9a-fA-F]{2}(?:,[0-9a-fA-F]{2})*+)?)");

    private RegValueText() {}

    /** Empty when the line is none, or deletes a value. */
    static Optional<RegistryValue> parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var name = parts.group(1) == null ? "" : unescaped(parts.group(1));
        return data(name, parts.group(2).strip());
    }

    private static Optional<RegistryValue> data(String name, String data) {
        var text = TEXT.matcher(data);
        if (text.matches()) {
            return Optional.of(new RegistryValue(name, "REG_SZ", unescaped(text.group(1))));
        }
        var number = NUMBER.matcher(data);
        if (number.matches()) {
            return Optional.of(
                    new RegistryValue(name, "REG_DWORD", Long.toString(Long.parseLong(number.group(1), 16))));
        }
        var bytes = BYTES.matcher(data);
        if (!bytes.matches()) {
            return Optional.empty();
        }
        var content = HexFormat.of().parseHex(bytes.group(2).replace(",", ""));
        return Optional.of(
                typed(name, bytes.group(1) == null ? "3" : bytes.group(1).toLowerCase(Locale.ROOT), content));
    }

    private static RegistryValue typed(String name, String type, byte[] content) {
        return switch (type) {
            case "1" -> new RegistryValue(name, "REG_SZ", wide(content));
            case "2" -> new RegistryValue(name, "REG_EXPAND_SZ", wide(content));
            case "7" -> new RegistryValue(name, "REG_MULTI_SZ", wide(content).replace('\0', '\n'));
            case "4" -> number(name, "REG_DWORD", content, Integer.BYTES);
            case "b" -> number(name, "REG_QWORD", content, Long.BYTES);
            default -> new RegistryValue(name, "REG_BINARY", HexFormat.of().formatHex(content));
        };
    }

    private static RegistryValue number(String name, String type, byte[] content, int size) {
        if (content.length != size) {
            return new RegistryValue(name, "REG_BINARY", HexFormat.of().formatHex(content));
        }
        var bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long value = size == Integer.BYTES ? Integer.toUnsignedLong(bytes.getInt()) : bytes.getLong();
        return new RegistryValue(name, type, Long.toString(value));
    }

    private static String wide(byte[] content) {
        return new String(content, StandardCharsets.UTF_16LE).replaceAll("\0+$", "");
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
