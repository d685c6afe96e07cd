package io.azreach.model;

/** Names a cause, upper snake case: {@code TCP_TIMEOUT}. Plugins of others use the prefix {@code X_<plugin>_}. */
public record FindingId(String value) implements Comparable<FindingId> {
    public FindingId {
        Ids.check("finding id", value, Ids.UPPER);
    }

    public static FindingId of(String value) {
        return new FindingId(value);
    }

    @Override
    public int compareTo(FindingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
