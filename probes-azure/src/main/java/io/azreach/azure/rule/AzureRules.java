package io.azreach.azure.rule;

import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EndpointCatalog;
import java.util.List;

/** The rules of this plugin. */
public final class AzureRules {
    private AzureRules() {}

    public static List<DiagnosisRule> over(EndpointCatalog catalog) {
        var names = new ServiceNames(catalog);
        return List.of(
                new AnswerRule("azure.middlebox", names, MiddleboxMeaning::of),
                new AnswerRule("azure.write-blocked", names, MiddleboxMeaning::writeBlocked),
                new AnswerRule("azure.refusal", names, RefusalMeaning::of),
                new AnswerRule("azure.availability", names, AvailabilityMeaning::of),
                new MissingAccountRule(names),
                new SlowRule(names),
                new PlatformRule());
    }
}
