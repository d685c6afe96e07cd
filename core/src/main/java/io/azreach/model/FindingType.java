package io.azreach.model;

/**
 * A cause that rules may report. Its texts are in the bundle of the plugin that declares it, under
 * {@code ID.title}, {@code ID.why}, {@code ID.fix} (several lines are several steps) and the explain page.
 *
 * @param id never reused, never changes its meaning
 * @param layer where the cause sits
 * @param severity the usual severity; a finding may state another
 * @param owner who can repair it, as a stable word: {@code machine-admin}, {@code network-team}, {@code proxy-team},
 *     {@code dns-team}, {@code azure-admin}, {@code service-owner}
 */
public record FindingType(FindingId id, Layer layer, Severity severity, String owner) {
    public static FindingType of(String id, Layer layer, Severity severity, String owner) {
        return new FindingType(FindingId.of(id), layer, severity, owner);
    }
}
