package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolverFilesTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void serversAndSearchListAreReadInOrder() {
        var config = ResolverFiles.parse("f", """
                # comment
                nameserver 168.63.129.16
                nameserver   2001:db8::53
                nameserver not-an-address
                domain old.test
                search corp.test lab.test
                options timeout:1
                """);
        assertEquals(List.of(new HostPort("168.63.129.16", 53), new HostPort("2001:db8::53", 53)), config.servers());
        assertEquals(List.of("corp.test", "lab.test"), config.search());
        assertFalse(config.stub());
    }

    @Test
    void serversBehindALocalStubAreAnEntryOfTheirOwn() throws Exception {
        var configs = read("nameserver 127.0.0.53\n", "nameserver 10.0.0.4\n");
        assertEquals(2, configs.size());
        assertTrue(configs.get(0).stub());
        assertEquals(List.of(new HostPort("10.0.0.4", 53)), configs.get(1).servers());
    }

    @Test
    void loopbackServerWithoutAnotherFileIsAnOrdinaryOne() throws Exception {
        var configs = read("nameserver 127.0.0.1\n", null);
        assertEquals(1, configs.size());
        assertFalse(configs.get(0).stub());
    }

    @Test
    void fileOfTheStubIsIgnoredWhenItIsNotAsked() throws Exception {
        assertEquals(1, read("nameserver 10.0.0.9\n", "nameserver 10.0.0.4\n").size());
        assertEquals(List.of(), read(null, "nameserver 10.0.0.4\n"));
    }

    private List<io.azreach.model.evidence.ResolverConfig> read(
            @org.jspecify.annotations.Nullable String main, @org.jspecify.annotations.Nullable String behind)
            throws IOException {
        var first = directory.resolve("main");
        var second = directory.resolve("behind");
        Files.deleteIfExists(first);
        Files.deleteIfExists(second);
        if (main != null) {
            Files.writeString(first, main);
        }
        if (behind != null) {
            Files.writeString(second, behind);
        }
        return new ResolverFiles(first, second).read();
    }
}
