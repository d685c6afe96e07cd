package io.azreach.report.render;

import io.azreach.model.Evidence;
import io.azreach.model.EvidenceType;
import io.azreach.model.FindingId;
import io.azreach.model.FindingType;
import io.azreach.report.text.Texts;
import java.util.Map;

/**
 * What renderers work with.
 *
 * @param texts in the language of the report
 * @param findingTypes declared findings
 * @param evidenceTypes declared evidence, by record
 * @param options how to show it
 */
public record RenderContext(
        Texts texts,
        Map<FindingId, FindingType> findingTypes,
        Map<Class<?>, EvidenceType<?>> evidenceTypes,
        RenderOptions options) {
    public RenderContext {
        findingTypes = Map.copyOf(findingTypes);
        evidenceTypes = Map.copyOf(evidenceTypes);
    }

    /** Who can repair a finding, as a stable word; empty when nobody declared it. */
    public String owner(FindingId id) {
        var type = findingTypes.get(id);
        return type == null ? "" : type.owner();
    }

    /** The name of a piece of evidence; the record's own name when nobody declared it. */
    public String nameOf(Evidence evidence) {
        var type = evidenceTypes.get(evidence.getClass());
        return type == null ? evidence.getClass().getSimpleName() : type.name();
    }
}
