package io.azreach.host;

import java.util.HexFormat;

/**
 * A value of the registry.
 *
 * @param name empty for the default value
 * @param type {@code REG_SZ}, {@code REG_DWORD}, {@code REG_BINARY}, …
 * @param text strings as they are, numbers in decimal, lists joined by line feeds, binary as lower-case hex
 */
public record RegistryValue(String name, String type, String text) {
    /** The value as a number; empty when it is none. */
    public java.util.OptionalLong number() {
        boolean numeric = type.equals("REG_DWORD") || type.equals("REG_QWORD");
        return numeric && text.matches("-?[0-9]{1,18}")
                ? java.util.OptionalLong.of(Long.parseLong(text))
                : java.util.OptionalLong.empty();
    }

    /** The bytes of a binary value; empty for other types. */
    public byte[] bytes() {
        return type.equals("REG_BINARY") ? HexFormat.of().parseHex(text) : new byte[0];
    }
}
