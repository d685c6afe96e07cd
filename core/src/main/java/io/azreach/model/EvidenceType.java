package io.azreach.model;

/**
 * Names a kind of evidence in reports and says which record it is read back into.
 *
 * @param name lower case with dashes, unique over all plugins: {@code tls-handshake}
 * @param version grows when the meaning of a component changes; new components do not need a new version, readers
 *     take an absent one as unknown
 * @param record the record
 */
public record EvidenceType<E extends Record & Evidence>(String name, int version, Class<E> record) {
    public EvidenceType {
        Ids.check("evidence type", name, Ids.DOTTED);
    }
}
