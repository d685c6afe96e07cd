package io.azreach.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.azreach.testkit.HouseRules;
import io.azreach.testkit.Sources;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who may see whom among the modules; what holds inside core is tested there. */
final class ModulesTest {
    private static final String[] PROBES = {"probes-linux", "probes-windows", "probes-azure"};
    private static final Map<String, JavaClasses> MODULES = new TreeMap<>();

    @BeforeAll
    static void readClasses() {
        var cli = Sources.ofThisModule();
        Stream.concat(Stream.of("core", "report", "cli"), Stream.of(PROBES))
                .forEach(name -> MODULES.put(name, cli.sibling(name).classes()));
        var total = MODULES.values().stream().mapToInt(JavaClasses::size).sum();
        assertTrue(total > 80, () -> "only " + total + " classes were read");
    }

    @TestFactory
    Stream<DynamicTest> probeModulesSeeNeitherEachOtherNorReportNorCli() {
        return Arrays.stream(PROBES).flatMap(from -> Stream.concat(Stream.of("report", "cli"), Stream.of(PROBES))
                .filter(to -> !to.equals(from))
                .map(to -> separate(from, to)));
    }

    @TestFactory
    Stream<DynamicTest> nothingPointsBackToWhatIsBuiltOnIt() {
        var core = Stream.of("report", "cli", "probes-linux", "probes-windows", "probes-azure")
                .map(to -> separate("core", to));
        var report = Stream.of("cli", "probes-linux", "probes-windows", "probes-azure")
                .map(to -> separate("report", to));
        // The probe modules are plugins: the command line meets them at run time only.
        var cli = Arrays.stream(PROBES).map(to -> separate("cli", to));
        return Stream.of(core, report, cli).flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> everyModuleAboveCoreKeepsTheHouseRules() {
        var rules = Stream.concat(
                        HouseRules.all().stream(), Stream.of(HouseRules.noCyclesBetween("io.azreach.*.(*)..")))
                .toList();
        return MODULES.keySet().stream()
                .filter(module -> !module.equals("core"))
                .flatMap(module -> rules.stream().map(rule -> kept(rule, module)));
    }

    private static DynamicTest kept(ArchRule rule, String module) {
        return DynamicTest.dynamicTest(module + ": " + rule.getDescription(), () -> rule.allowEmptyShould(true)
                .check(MODULES.get(module)));
    }

    private static DynamicTest separate(String from, String to) {
        return DynamicTest.dynamicTest(from + " does not use " + to, () -> {
            var theirs = MODULES.get(to).stream().map(JavaClass::getName).collect(toSet());
            noClasses()
                    .should()
                    .dependOnClassesThat(describe("are in " + to, type -> theirs.contains(type.getName())))
                    .allowEmptyShould(true)
                    .check(MODULES.get(from));
        });
    }
}
