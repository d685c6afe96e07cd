package io.azreach.linux.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The targets of {@link LinuxTargets}, each with inputs of the fuzzer's own making. */
class LinuxFuzz {
    @FuzzTest(maxDuration = "60s")
    void machineFacts(byte[] input) throws Exception {
        MachineTexts.machineFacts(input);
    }

    @FuzzTest(maxDuration = "60s")
    void networkTables(byte[] input) throws Exception {
        MachineTexts.networkTables(input);
    }

    @FuzzTest(maxDuration = "60s")
    void proxySettings(byte[] input) throws Exception {
        MachineTexts.proxySettings(input);
    }

    @FuzzTest(maxDuration = "60s")
    void shellText(byte[] input) throws Exception {
        MachineTexts.shellText(input);
    }
}
