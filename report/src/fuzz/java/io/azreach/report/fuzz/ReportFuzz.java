package io.azreach.report.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.azreach.report.DocumentTargets;

/** The targets of {@link ReportTargets}, each with inputs of the fuzzer's own making. */
class ReportFuzz {
    @FuzzTest(maxDuration = "60s")
    void report(byte[] input) throws Exception {
        DocumentTargets.report(input);
    }

    @FuzzTest(maxDuration = "60s")
    void scenario(byte[] input) throws Exception {
        DocumentTargets.scenario(input);
    }
}
