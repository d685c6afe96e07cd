package io.azreach.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.FindingId;
import io.azreach.testkit.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Set<String> FINDING_KEYS = Set.of("title", "why", "fix");
    private static final Set<String> PAGE_KEYS =
            Set.of("meaning", "measured", "confirm.linux", "confirm.windows", "lookalikes");
    private static final Set<String> PLACEHOLDERS = words("""
            account actual address addresses alert bytes code count detail device entry expected file gateway hop host
            issuer line ms mtu name names notAfter notBefore offered offset page port proxy rate rcode reached reason reporter
            root route samples scheme server servers setting size soa source status subject suffix target targets url
            wrongName""");
    private static final Set<String> OWNED_BY_OTHER_PLUGINS = words("""
            AZ_NO_OUTBOUND AZ_NSG_DENY AZ_PE_NOT_APPROVED AZ_SNAT_EXHAUSTION AZ_UDR_BLACKHOLE AZ_UDR_TO_APPLIANCE
            HTTP_BLOCK_PAGE HTTP_CAPTIVE_PORTAL HTTP_SERVICE_UNAVAILABLE HTTP_SLOW HTTP_STORAGE_NETWORK_RULE
            HTTP_THROTTLED STORAGE_ACCOUNT_MISSING STORAGE_AUTH_FAILED""");
    /** Declared here for their pages, and reported by the plugin that uploads. */
    private static final Set<String> REPORTED_BY_OTHER_PLUGINS =
            words("PATH_THROUGHPUT_LOW PATH_UPLOAD_STALL PROXY_UPLOAD_LIMIT");
    /** Places that name ids without reporting them. */
    private static final Set<String> NO_RULES = Set.of("NetworkFindings.java", "Causality.java", "Chance.java");

    private static final Pattern EXCLUDING = Pattern.compile("excluding\\((?:[^()]|\\([^()]*\\))*\\)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)\\}?");
    private static final Pattern ID = Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b");
    private static final int MOST_LINES = 4;
    private static final int LONGEST_LINE = 200;

    private final TreeMap<String, String> texts = load();
    private final Set<String> ids = NetworkFindings.all().stream()
            .map(type -> type.id().value())
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void everyDeclaredCauseHasAllItsTextsAndNothingElseIsInTheBundle() {
        var wanted = new TreeSet<String>();
        for (var id : ids) {
            Stream.concat(FINDING_KEYS.stream(), PAGE_KEYS.stream()).forEach(key -> wanted.add(id + "." + key));
        }
        var present = new TreeSet<>(texts.keySet());
        present.removeIf(key -> key.endsWith(".short"));
        assertEquals(wanted, present);
    }

    @Test
    void whatRulesExcludeHasAShortName() throws IOException {
        var unnamed = new TreeSet<String>();
        for (var excluding : EXCLUDING.matcher(diagnose()).results().toList()) {
            unnamed.addAll(matches(ID, excluding.group(), 0));
        }
        unnamed.retainAll(ids);
        unnamed.removeIf(id -> texts.containsKey(id + ".short"));
        assertEquals(Set.of(), unnamed);
    }

    @Test
    void shortNamesBelongToDeclaredCausesAndAreFewWords() {
        var named =
                texts.keySet().stream().filter(key -> key.endsWith(".short")).toList();
        assertFalse(named.isEmpty());
        for (var key : named) {
            assertTrue(ids.contains(key.substring(0, key.indexOf('.'))), key);
            assertTrue(texts.get(key).length() <= 40, key);
        }
    }

    @Test
    void noTextIsBlankOrHasABlankLine() {
        assertNone(text -> Arrays.stream(text.split("\n", -1)).anyMatch(String::isBlank));
    }

    @Test
    void onlyKnownPlaceholdersAreUsed() {
        assertNone(text -> !PLACEHOLDERS.containsAll(matches(PLACEHOLDER, text, 1)));
    }

    @Test
    void pagesHaveNoPlaceholdersSinceTheyAreReadWithoutAFinding() {
        var offenders = new TreeSet<>(texts.keySet());
        offenders.removeIf(
                key -> FINDING_KEYS.contains(part(key)) || !texts.get(key).contains("{"));
        assertEquals(Set.of(), offenders);
    }

    @Test
    void evidenceAndAdviceNeverVanishWhenARuleSuppliesNothingButTheTargets() {
        var offenders = new TreeSet<>(texts.keySet());
        offenders.removeIf(key -> !Set.of("why", "fix").contains(part(key))
                || texts.get(key).lines().anyMatch(TextsTest::needsTheTargetsOnly));
        assertEquals(Set.of(), offenders);
    }

    @Test
    void titlesAreOneSentence() {
        var offenders = new TreeSet<>(texts.keySet());
        offenders.removeIf(key -> !part(key).equals("title") || texts.get(key).matches("[^\n]+[^.]\\."));
        assertEquals(Set.of(), offenders);
    }

    @Test
    void noTextHasMoreThanFourLinesOrAnOverlongLine() {
        assertNone(text -> text.lines().count() > MOST_LINES);
        assertNone(text -> text.lines().anyMatch(line -> line.length() > LONGEST_LINE));
    }

    @Test
    void everyTextIsPlainAsciiAndCalm() {
        assertNone(text -> text.chars().anyMatch(c -> c != '\n' && (c < ' ' || c > '~')));
        assertNone(text -> text.contains("!"));
    }

    @Test
    void lookalikesAreOtherCausesThatExist() {
        var known = new TreeSet<>(ids);
        known.addAll(OWNED_BY_OTHER_PLUGINS);
        for (var id : ids) {
            var named = matches(ID, texts.get(id + ".lookalikes"), 0);
            assertFalse(named.isEmpty(), id + " names no look-alike");
            assertFalse(named.contains(id), id + " is called its own look-alike");
            named.removeAll(known);
            assertEquals(Set.of(), named, id + " names unknown look-alikes");
        }
    }

    /** A page that promises a cause which nothing ever reports would be read in vain. */
    @Test
    void everyCauseIsReportedBySomeRuleOrSaidToBeKnownElsewhere() throws IOException {
        var rules = rules();
        var silent = new TreeSet<>(ids);
        silent.removeIf(id -> rules.contains('"' + id + '"'));
        var farSide =
                NetworkFindings.ofTheFarSide().stream().map(FindingId::value).collect(Collectors.toSet());
        assertTrue(silent.containsAll(farSide), () -> "a rule reports what cannot be told from here: " + farSide);
        silent.removeAll(farSide);
        silent.removeAll(REPORTED_BY_OTHER_PLUGINS);
        assertEquals(Set.of(), silent);
    }

    @Test
    void whatCannotBeToldFromHereIsRefusedToRules() {
        for (var id : NetworkFindings.ofTheFarSide()) {
            assertThrows(IllegalArgumentException.class, () -> NetworkFindings.type(id.value()));
        }
    }

    private static String rules() throws IOException {
        return EXCLUDING.matcher(diagnose()).replaceAll("");
    }

    private static String diagnose() throws IOException {
        var text = new StringBuilder();
        for (var file : Sources.ofThisModule().files()) {
            boolean rule = file.toString().contains("/diagnose/")
                    && !NO_RULES.contains(file.getFileName().toString());
            text.append(rule ? Files.readString(file) : "");
        }
        return text.toString();
    }

    @Test
    void noTwoCausesShareATitleAnExplanationOrAdvice() {
        for (var key : List.of("title", "why", "fix", "meaning", "lookalikes")) {
            var owners = new TreeMap<String, String>();
            for (var id : ids) {
                var before = owners.put(texts.get(id + "." + key), id);
                assertEquals(null, before, () -> id + " repeats the " + key + " of another cause");
            }
        }
    }

    private void assertNone(Predicate<String> bad) {
        var offenders = new TreeSet<>(texts.keySet());
        offenders.removeIf(key -> !bad.test(texts.get(key)));
        assertEquals(Set.of(), offenders);
    }

    private static boolean needsTheTargetsOnly(String line) {
        return Set.of("target", "targets").containsAll(matches(PLACEHOLDER, line, 1));
    }

    private static String part(String key) {
        return key.substring(key.indexOf('.') + 1);
    }

    private static Set<String> matches(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    private static TreeMap<String, String> load() {
        var bundle = ResourceBundle.getBundle("io.azreach.probe.texts", java.util.Locale.ROOT);
        var texts = new TreeMap<String, String>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }
}
