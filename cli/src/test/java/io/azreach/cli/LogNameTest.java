package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.HostInfo;
import io.azreach.model.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogNameTest {
    @Test
    void windowsAndLinuxHaveTheNamesSupportExpects() {
        assertEquals("ASR_Check_NW_20261121_094218.log", LogName.of(on(HostInfo.Os.WINDOWS), ZoneOffset.UTC));
        assertEquals("CheckNWResult_vm-app_01_202611210942.log", LogName.of(on(HostInfo.Os.LINUX), ZoneOffset.UTC));
    }

    private static RunResult on(HostInfo.Os os) {
        return new RunResult(
                Instant.parse("2026-11-21T09:42:18Z"),
                Duration.ZERO,
                true,
                new HostInfo("vm-app/01", os, "", List.of(), false),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
