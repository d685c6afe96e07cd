package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V"})
    void versionIsOneLine(String word) {
        var done = CommandLine.run(word);
        assertEquals(Exit.OK, done.exit());
        assertTrue(done.out().startsWith("azreach "), done.out());
        assertEquals(1, done.out().lines().count());
        assertEquals("", done.err());
    }

    @Test
    void helpListsEveryCommandAndFitsAScreen() {
        var done = CommandLine.run("--help", "--lang", "en");
        assertEquals(Exit.OK, done.exit());
        Command.words().forEach(word -> assertTrue(done.out().contains("  " + word + " "), word));
        assertFalse(done.out().contains("optimize"));
        assertTrue(done.out().lines().count() <= 25, done.out());
    }

    @Test
    void noWordsAtAllIsAUsageProblemThatShowsHelp() {
        var done = CommandLine.run();
        assertEquals(Exit.USAGE, done.exit());
        assertTrue(done.out().contains("Usage: azreach"));
    }

    @Test
    void everyCommandExplainsItsOptions() {
        for (var word : Command.words()) {
            var done = CommandLine.run(word, "--help", "--lang", "en");
            if (!word.equals("version") && !word.equals("generate-completion")) {
                assertEquals(Exit.OK, done.exit(), word + done.err());
            }
        }
        var check = CommandLine.run("check", "--help", "--lang", "en");
        for (var option : Command.CHECK.options) {
            assertTrue(check.out().contains("--" + option.name()), option.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chekc", "conect", "lst", "explane"})
    void mistypedCommandGetsTheNearestOne(String word) {
        var done = CommandLine.run(word, "--lang", "en");
        assertEquals(Exit.USAGE, done.exit());
        assertEquals("", done.out());
        assertTrue(done.err().contains("'" + word + "' is not a command"), done.err());
        assertTrue(done.err().contains("Did you mean '"), done.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes256", "aes256-sha256", "rot13-sha256-modp2048", "aes256-sha256-modp2048,", ""})
    void proposalsThatCannotBeAreToldBeforeAnythingIsSent(String list) {
        var done = CommandLine.run("connect", "ike://127.0.0.1", "--lang", "en", "--proposal", list);
        assertEquals(Exit.USAGE, done.exit());
        assertTrue(done.err().contains("it must be a list of IKE proposals"), done.err());
    }

    @Test
    void allProblemsAreToldAtOnce() {
        var done = CommandLine.run(
                "check",
                "a2a",
                "--lang",
                "en",
                "--strage-account",
                "x",
                "--proxy",
                "nonsense",
                "--color",
                "sometimes",
                "-o",
                "jsn=a",
                "--timeout",
                "soon",
                "--trust",
                "absent.pem",
                "--storage-key-env",
                "NOT_SET_ANYWHERE",
                "--storage-account",
                "Not_Valid",
                "--region");
        assertEquals(Exit.USAGE, done.exit());
        assertEquals("", done.out());
        for (var part : List.of(
                "--strage-account is not an option of 'check'. Did you mean '--storage-account'?",
                "--proxy nonsense: it must be",
                "--color sometimes: it must be one of auto, always, never",
                "--output jsn: there is no such format",
                "Did you mean 'json'?",
                "--timeout soon: it must be a length of time",
                "--trust absent.pem: it must be a file that exists",
                "--storage-key-env NOT_SET_ANYWHERE: it must be the name of an environment variable that is set",
                "--storage-account Not_Valid: it must be a storage account's name",
                "--region needs a value")) {
            assertTrue(done.err().contains(part), part + "\n" + done.err());
        }
    }

    @Test
    void passwordOfAProxyIsRefusedAndNotRepeated() {
        var done = CommandLine.run("check", "a2a", "--lang", "en", "--proxy", "http://user:hunter2@proxy:8080");
        assertEquals(Exit.USAGE, done.exit());
        assertTrue(done.err().contains("--proxy must not hold a user name or password"), done.err());
        assertFalse(done.err().contains("hunter2"));
    }

    @Test
    void optionThatCountsOnceMayNotBeGivenTwice() {
        var done = CommandLine.run("check", "a2a", "--lang", "en", "--timeout", "1s", "--timeout", "2s");
        assertTrue(done.err().contains("--timeout is given 2 times"), done.err());
    }

    @Test
    void missingAndSurplusOperandsAreTold() {
        assertTrue(CommandLine.run("check", "--lang", "en").err().contains("'check' needs SCENARIO"));
        assertTrue(CommandLine.run("explain", "A", "B", "--lang", "en").err().contains("cannot do anything with: B"));
    }

    @Test
    void unknownTopicIdAndScenarioGetTheNearest() {
        assertTrue(CommandLine.run("list", "fndings", "--lang", "en").err().contains("Did you mean 'findings'?"));
        assertTrue(
                CommandLine.run("explain", "TCP_REFUSE", "--lang", "en").err().contains("Did you mean 'TCP_REFUSED'?"));
        assertTrue(CommandLine.run("check", "a2b", "--lang", "en").err().contains("Did you mean 'a2a'?"));
        assertTrue(CommandLine.run("check", "absent.json", "--lang", "en").err().contains("absent.json"));
    }

    @Test
    void listsAndExplanationsGoToStandardOutput() {
        var probes = CommandLine.run("list", "probes");
        assertEquals(Exit.OK, probes.exit());
        assertTrue(probes.out().lines().anyMatch(line -> line.startsWith("core.")), probes.out());
        assertTrue(CommandLine.run("list", "plugins").out().lines().anyMatch(line -> line.startsWith("core ")));
        assertTrue(CommandLine.run("list", "scenarios").out().lines().anyMatch(line -> line.matches("a2a +\\S.*")));
        var explained = CommandLine.run("explain", "tcp-refused", "--lang", "en");
        assertEquals(Exit.OK, explained.exit());
        assertTrue(explained.out().startsWith("TCP_REFUSED"), explained.out());
        assertFalse(explained.out().contains("{"), explained.out());
        for (var heading : List.of("means", "measured", "Linux", "Windows", "alike", "What to do")) {
            assertTrue(explained.out().contains(heading), heading + " is missing in " + explained.out());
        }
    }

    @Test
    void completionScriptKnowsOptionsAndWhatMayFollow() {
        var done = CommandLine.run("generate-completion");
        assertEquals(Exit.OK, done.exit());
        for (var word : List.of("--storage-account", "a2a", "TCP_REFUSED", "scenarios", "junit", "mobility-agent")) {
            assertTrue(done.out().contains(word), word);
        }
    }

    @Test
    void allMistakesOfAScenarioFileAreToldWithTheirPlaces(@TempDir Path directory) throws IOException {
        var file = directory.resolve("mine.json");
        Files.writeString(file, """
                {
                  "schemaVersion": "1.0",
                  "id": "mine",
                  "probez": ["*"],
                  "services": [{"service": "entrra", "need": "required"}],
                  "failsOn": {"tcp": ["TCP_REFUSE"]},
                  "groups": []
                }
                """);
        var done = CommandLine.run("check", file.toString(), "--lang", "en");
        assertEquals(Exit.USAGE, done.exit());
        for (var mistake : List.of(
                "mine.json:4:3: key 'probez'",
                "mine.json:5:28: service 'entrra'",
                "mine.json:6:23: finding 'TCP_REFUSE'")) {
            assertTrue(done.err().contains(mistake), done.err());
        }
        assertEquals(
                3,
                done.err().lines().filter(line -> line.contains("mine.json:")).count(),
                done.err());
    }

    @Test
    void targetsThatCannotBeReadAreAllTold() {
        var done = CommandLine.run("connect", "gopher://x", "host:99999", "--lang", "en");
        assertEquals(Exit.USAGE, done.exit());
        assertTrue(done.err().contains("gopher://x"), done.err());
        assertTrue(done.err().contains("host:99999"), done.err());
    }

    @Test
    void anUploadWithoutAccountAndKeyIsToldBothAtOnce() {
        var done = CommandLine.run("upload");
        assertEquals(Exit.USAGE, done.exit());
        assertTrue(done.err().contains("--storage-account"), done.err());
        assertTrue(done.err().contains("--storage-key-env"), done.err());
    }
}
