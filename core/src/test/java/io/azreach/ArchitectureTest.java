package io.azreach;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.azreach.testkit.HouseRules;
import io.azreach.testkit.Sources;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of modules and packages in docs/architecture.md. */
final class ArchitectureTest {
    /** Values of net that touch no network. */
    private static final DescribedPredicate<JavaClass> ADDRESS_ARITHMETIC =
            describe("calculate with addresses", type -> Set.of("io.azreach.net.Cidr", "io.azreach.net.Literals")
                    .contains(type.getName()));

    private static JavaClasses core;

    @BeforeAll
    static void readClasses() {
        core = Sources.ofThisModule().classes();
        assertTrue(core.size() > 80, () -> "only " + core.size() + " classes were read");
    }

    @Test
    void modelUsesOnlyTheJdk() {
        check(30, layer("io.azreach.model..").mayUse("io.azreach.model.."));
    }

    @Test
    void timeUsesOnlyTheJdk() {
        check(4, layer("io.azreach.time..").mayUse("io.azreach.time..", "io.azreach.model"));
    }

    @Test
    void netUsesModelAndTime() {
        // Cidr calculates with Commons Net and shows nothing of it.
        var exceptCidr =
                resideInAPackage("io.azreach.net").and(not(simpleName("Cidr"))).as("io.azreach.net without Cidr");
        check(8, new Layer(exceptCidr).mayUse("io.azreach.net..", "io.azreach.model..", "io.azreach.time"));
    }

    @Test
    void theInsideOfNetHidesTheNetworkLibraries() {
        check(
                1,
                layer("io.azreach.net.internal..")
                        .mayUse(
                                "io.azreach.net..",
                                "io.azreach.model..",
                                "io.azreach.time",
                                "org.xbill..",
                                "org.apache.commons.net..",
                                "com.sun.jna..",
                                "javax.."));
    }

    @Test
    void hostUsesModelAndTime() {
        check(
                4,
                layer("io.azreach.host..")
                        .mayUse(
                                "io.azreach.host..",
                                "io.azreach.model..",
                                "io.azreach.time",
                                "com.fasterxml.jackson.core.."));
    }

    @Test
    void spiHasNoThirdPartyType() {
        check(14, layer("io.azreach.spi..").mayUse(SPI_AND_BELOW));
    }

    @Test
    void probesUseTheSpi() {
        // CorePlugin hands over the rules of diagnose with the probes, as every plugin does with its own.
        var exceptThePlugin = resideInAPackage("io.azreach.probe..")
                .and(not(simpleName("CorePlugin")))
                .and(not(resideInAPackage("io.azreach.probe.pac")))
                .as("io.azreach.probe.. without CorePlugin and pac");
        check(1, new Layer(exceptThePlugin).mayUse(with(SPI_AND_BELOW, "io.azreach.probe..")));
    }

    @Test
    void proxyScriptsHideTheScriptEngine() {
        var own = with(SPI_AND_BELOW, "io.azreach.probe.pac");
        check(8, layer("io.azreach.probe.pac").mayUse(with(own, "org.mozilla.javascript")));
    }

    @Test
    void diagnoseUsesSpiAndModel() {
        check(
                1,
                layer("io.azreach.diagnose..")
                        .mayUse(ADDRESS_ARITHMETIC, "io.azreach.diagnose..", "io.azreach.spi", "io.azreach.model.."));
    }

    @Test
    void internalsAreSeenByTheirOwnerAndTheEngine() {
        ArchRule net = noClasses()
                .that()
                .resideOutsideOfPackages("io.azreach.net..", "io.azreach.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.azreach.net.internal..");
        ArchRule host = noClasses()
                .that()
                .resideOutsideOfPackages("io.azreach.host..", "io.azreach.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.azreach.host.internal..");
        net.check(core);
        host.check(core);
    }

    @Test
    void packagesHaveNoCycles() {
        HouseRules.noCyclesBetween("io.azreach.(*)..").check(core);
    }

    @TestFactory
    Stream<DynamicTest> coreKeepsTheHouseRules() {
        return HouseRules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(core)));
    }

    private static final String[] SPI_AND_BELOW = {
        "io.azreach.spi..", "io.azreach.host", "io.azreach.net", "io.azreach.time", "io.azreach.model.."
    };

    private static String[] with(String[] packages, String another) {
        return Stream.concat(Stream.of(packages), Stream.of(another)).toArray(String[]::new);
    }

    private static Layer layer(String packages) {
        return new Layer(resideInAPackage(packages));
    }

    private static void check(int atLeast, LayerRule rule) {
        var found = core.that(rule.layer()).size();
        assertTrue(
                found >= atLeast,
                () -> "only " + found + " classes " + rule.layer().getDescription());
        rule.rule().check(core);
    }

    private record Layer(DescribedPredicate<JavaClass> classes) {
        LayerRule mayUse(String... packages) {
            return mayUse(DescribedPredicate.alwaysFalse(), packages);
        }

        LayerRule mayUse(DescribedPredicate<JavaClass> exceptions, String... packages) {
            return new LayerRule(
                    classes,
                    ArchRuleDefinition.classes()
                            .that(classes)
                            .should()
                            .onlyDependOnClassesThat(resideInAnyPackage(packages)
                                    .or(resideInAnyPackage("java..", "org.jspecify.."))
                                    .or(exceptions)));
        }
    }

    private record LayerRule(DescribedPredicate<JavaClass> layer, ArchRule rule) {}
}
