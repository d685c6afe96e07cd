package io.azreach.host.internal;

import io.azreach.host.RegistryValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The layout of {@code reg query}: keys at the start of a line, values indented by four blanks, three columns. */
final class RegQueryOutput {
    private static final Pattern VALUE = Pattern.compile(" {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?");
    private static final Map<String, String> HIVES = Map.of(
            "HKLM", "HKEY_LOCAL_MACHINE",
            "HKCU", "HKEY_CURRENT_USER",
            "HKU", "HKEY_USERS",
            "HKCR", "HKEY_CLASSES_ROOT",
            "HKCC", "HKEY_CURRENT_CONFIG");

    private RegQueryOutput() {}

    static List<RegistryValue> values(String out) {
        var found = new ArrayList<RegistryValue>();
        for (var line : (Iterable<String>) out.lines()::iterator) {
            var columns = VALUE.matcher(line);
            if (columns.matches()) {
                var text = columns.group(3) == null ? "" : columns.group(3);
                add(found, columns.group(1), columns.group(2), text);
            }
        }
        found.sort(Comparator.comparing(value -> value.name().toLowerCase(Locale.ROOT)));
        return List.copyOf(found);
    }

    static List<String> subkeys(String key, String out) {
        int hiveEnd = key.indexOf('\\');
        var hive = hiveEnd < 0 ? key : key.substring(0, hiveEnd);
        var full = HIVES.getOrDefault(hive.toUpperCase(Locale.ROOT), hive) + key.substring(hive.length()) + "\\";
        return out.lines()
                .map(String::stripTrailing)
                .filter(line -> line.regionMatches(true, 0, full, 0, full.length()))
                .map(line -> line.substring(full.length()))
                .filter(name -> !name.isEmpty() && name.indexOf('\\') < 0)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** The default value is shown by a translated word in parentheses, and so is its absence. */
    private static void add(List<RegistryValue> found, String name, String type, String text) {
        boolean isDefault = inParentheses(name);
        if (!isDefault || !inParentheses(text)) {
            found.add(new RegistryValue(isDefault ? "" : name, type, normal(type, text)));
        }
    }

    private static boolean inParentheses(String text) {
        return text.startsWith("(") && text.endsWith(")");
    }

    private static String normal(String type, String text) {
        return switch (type) {
            case "REG_DWORD", "REG_QWORD" -> decimal(text.strip());
            case "REG_BINARY" -> text.strip().toLowerCase(Locale.ROOT);
            case "REG_MULTI_SZ" -> text.replace("\\0", "\n");
            default -> text;
        };
    }

    private static String decimal(String text) {
        try {
            return text.startsWith("0x")
                    ? Long.toString(new BigInteger(text.substring(2), 16).longValue())
                    : Long.toString(Long.parseLong(text));
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }
}
