package io.azreach.windows.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The targets of {@link WindowsTargets}, each with inputs of the fuzzer's own making. */
class WindowsFuzz {
    @FuzzTest(maxDuration = "60s")
    void proxyBinary(byte[] input) throws Exception {
        RegistryTexts.proxyBinary(input);
    }

    @FuzzTest(maxDuration = "60s")
    void proxyText(byte[] input) throws Exception {
        RegistryTexts.proxyText(input);
    }

    @FuzzTest(maxDuration = "60s")
    void registryExport(byte[] input) throws Exception {
        RegistryTexts.registryExport(input);
    }
}
