package io.azreach.report.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Lists of names that stay readable: the first ones, then how many more there are. */
public final class Lists {
    // A comma inside a distinguished name is escaped.
    private static final Pattern SEPARATOR = Pattern.compile("(?<!\\\\), ");
    private static final Pattern ITEM = Pattern.compile("\\S+|[A-Za-z]+=.*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Lists() {}

    /** At most so many items by name; a single one over the limit is named rather than counted. */
    public static String shortened(List<String> items, int most, Texts texts) {
        if (items.size() <= most + 1) {
            return String.join(", ", items);
        }
        var count = Integer.toString(items.size() - most);
        return texts.line("list.more", Map.of("items", String.join(", ", items.subList(0, most)), "count", count));
    }

    /** The same for a value of a finding when it lists addresses, names or certificates; anything else stays as it is. */
    static String shortened(String value, int most, Texts texts) {
        var items = List.of(SEPARATOR.split(value, -1));
        boolean list = items.stream().allMatch(item -> ITEM.matcher(item).matches());
        return list ? shortened(items.stream().map(Lists::canonical).toList(), most, texts) : value;
    }

    private static String canonical(String item) {
        return item.indexOf(':') == item.lastIndexOf(':')
                ? item
                : Literals.address(item).map(Literals::of).orElse(item);
    }

    /** From the least to the greatest of several numbers; anything else stays as it is. */
    static String range(String value, Texts texts) {
        var items = List.of(SEPARATOR.split(value, -1));
        if (items.size() < 2
                || !items.stream().allMatch(item -> NUMBER.matcher(item).matches())) {
            return value;
        }
        var sorted = items.stream().map(Integer::valueOf).sorted().toList();
        var least = String.valueOf(sorted.get(0));
        var greatest = String.valueOf(sorted.get(sorted.size() - 1));
        return texts.line("list.range", Map.of("least", least, "greatest", greatest));
    }
}
