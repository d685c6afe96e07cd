package io.azreach.model;

/** Names a diagnosis rule, lower case with dots: {@code core.timeout}. */
public record RuleId(String value) implements Comparable<RuleId> {
    public RuleId {
        Ids.check("rule id", value, Ids.DOTTED);
    }

    public static RuleId of(String value) {
        return new RuleId(value);
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
