package io.azreach.linux.fuzz;

import io.azreach.testkit.FuzzCorpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CorpusTest {
    @TestFactory
    Stream<DynamicTest> keptInputsAreTaken() {
        return FuzzCorpus.tests(CorpusTest.class, "LinuxFuzzInputs", LinuxTargets.ALL);
    }
}
