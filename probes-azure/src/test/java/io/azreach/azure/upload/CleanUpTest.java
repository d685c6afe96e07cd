package io.azreach.azure.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanUpTest {
    private final List<Evidence> recorded = new ArrayList<>();
    private final Journal journal = new Journal("cache01", 1000, recorded::add);

    @Test
    void whatComesAfterThePatienceIsOverIsNotWrittenDown() {
        var cleanUp = new CleanUp(journal);
        cleanUp.begin();
        cleanUp.close();
        journal.unsent(Step.DELETE_CONTAINER, 0, Failure.of(FailureKind.TIMEOUT));
        assertEquals(List.of(), recorded);
    }

    @Test
    void whatIsDoneInTimeIsWrittenDownAndNobodyWaits() {
        var cleanUp = new CleanUp(journal);
        cleanUp.begin();
        journal.unsent(Step.DELETE_CONTAINER, 0, Failure.of(FailureKind.TIMEOUT));
        cleanUp.done();
        cleanUp.close();
        journal.unsent(Step.DELETE_CONTAINER, 0, Failure.of(FailureKind.TIMEOUT));
        assertEquals(2, recorded.size());
    }

    @Test
    void cleanUpsThatBeganTogetherShareThePatience() {
        var some = List.of(new CleanUp(journal), new CleanUp(journal), new CleanUp(journal));
        some.forEach(CleanUp::begin);
        var watch = Stopwatch.start(NanoClock.SYSTEM);
        some.forEach(CleanUp::close);
        assertTrue(watch.elapsed().compareTo(CleanUp.PATIENCE.plus(Duration.ofSeconds(1))) < 0, watch.elapsed() + "");
    }
}
