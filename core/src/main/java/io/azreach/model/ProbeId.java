package io.azreach.model;

/** Names a probe, lower case with dots, first the plugin: {@code core.endpoint}. */
public record ProbeId(String value) implements Comparable<ProbeId> {
    public ProbeId {
        Ids.check("probe id", value, Ids.DOTTED);
    }

    public static ProbeId of(String value) {
        return new ProbeId(value);
    }

    @Override
    public int compareTo(ProbeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
