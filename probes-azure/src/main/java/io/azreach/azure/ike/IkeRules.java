package io.azreach.azure.ike;

import io.azreach.spi.DiagnosisRule;
import java.util.List;

/** The rules of this package. */
public final class IkeRules {
    private IkeRules() {}

    public static List<DiagnosisRule> all() {
        return List.of(new PortRule(), new PolicyRule(), new KeyRule());
    }
}
