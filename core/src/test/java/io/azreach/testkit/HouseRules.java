package io.azreach.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.azreach.spi.DiagnosisRule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What holds in every module. */
public final class HouseRules {
    private static final String[] NETWORK_LIBRARIES = {
        "org.xbill..", "org.apache.commons.net..", "com.sun.jna..", "javax.net.ssl.."
    };
    private static final String VAGUE_NAME = ".*[.$](Abstract[A-Z][^.$]*|[^.$]*(Manager|Utils?|Impl|Helpers?))";
    private static final Set<String> OUTSIDE_WORLD = Set.of(
            "io.azreach.net.Connection",
            "io.azreach.net.Net",
            "io.azreach.net.Network",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.io.Console",
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.net.DatagramSocket",
            "java.net.HttpURLConnection",
            "java.net.NetworkInterface",
            "java.net.ServerSocket",
            "java.net.Socket",
            "java.net.URL",
            "java.net.URLConnection",
            "java.security.SecureRandom",
            "java.time.Clock",
            "java.util.Random",
            "java.util.concurrent.ThreadLocalRandom");
    private static final Set<String> UNREPEATABLE_CALLS =
            Set.of("now", "nanoTime", "currentTimeMillis", "random", "randomUUID", "getenv", "getAllByName");

    private HouseRules() {}

    /** All of them. */
    public static List<ArchRule> all() {
        return List.of(
                networkLibrariesStayInside(),
                guiceStaysInside(),
                namesSayWhatAClassDoes(),
                nullIsOptIn(),
                rulesArePure());
    }

    /** No cycle between groups of packages; the part in brackets names the group, as in {@code io.azreach.(*)..}. */
    public static ArchRule noCyclesBetween(String groups) {
        return slices().matching(groups).should().beFreeOfCycles().allowEmptyShould(true);
    }

    private static ArchRule networkLibrariesStayInside() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("io.azreach.net.internal..")
                // Subnet arithmetic, with nothing of the library in its signature.
                .and()
                .doNotHaveFullyQualifiedName("io.azreach.net.Cidr")
                // Hands our roots to the storage client, and names what that throws.
                .and()
                .resideOutsideOfPackage("io.azreach.azure.upload.client")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(NETWORK_LIBRARIES)
                .allowEmptyShould(true)
                .because("what they throw and forget is hidden behind io.azreach.net");
    }

    private static ArchRule guiceStaysInside() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("io.azreach.engine..", "io.azreach.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google..", "jakarta.inject..")
                .allowEmptyShould(true)
                .because("plugins need no injector, and only engine and cli wire things together");
    }

    private static ArchRule namesSayWhatAClassDoes() {
        return noClasses().should().haveNameMatching(VAGUE_NAME).because("names come from the domain");
    }

    private static ArchRule nullIsOptIn() {
        return classes().should(new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + ": its package has no package-info.java with @NullMarked"));
                }
            }
        });
    }

    private static ArchRule rulesArePure() {
        return noClasses()
                .that(describe("draw conclusions", HouseRules::concludes))
                .should()
                .dependOnClassesThat(
                        describe("are the outside world", (JavaClass type) -> OUTSIDE_WORLD.contains(type.getName())))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net.http..",
                        "io.azreach.host..",
                        "io.azreach.net.internal..")
                .orShould()
                .accessTargetWhere(unrepeatable())
                .allowEmptyShould(true)
                .because("a recorded run must be diagnosed again with the same result, anywhere and at any time");
    }

    private static boolean concludes(JavaClass type) {
        return type.isAssignableTo(DiagnosisRule.class)
                || type.getEnclosingClass().map(HouseRules::concludes).orElse(false);
    }

    private static DescribedPredicate<JavaAccess<?>> unrepeatable() {
        return describe("gives another answer each time", access -> {
            AccessTarget target = access.getTarget();
            return target.getOwner().getPackageName().startsWith("java.")
                    && UNREPEATABLE_CALLS.contains(target.getName());
        });
    }
}
