package io.azreach.model;

/** Names one observation of a run: {@code O17}. */
public record ObservationId(String value) implements Comparable<ObservationId> {
    public ObservationId {
        Ids.check("observation reference", value, Ids.REFERENCE);
    }

    public static ObservationId of(String value) {
        return new ObservationId(value);
    }

    @Override
    public int compareTo(ObservationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
