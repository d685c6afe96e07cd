package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.time.Deadline;
import java.time.Duration;
import java.util.HexFormat;

/** One test with one account, from the container to the last trace of it. */
final class UploadRun {
    /** A piece is answered long before; after so much silence nothing moves any more. */
    static final Duration STANDSTILL = Duration.ofSeconds(6);

    private static final Duration REST = CleanUp.PATIENCE.multipliedBy(2);

    private final BlobService service;
    private final Journal journal;
    private final boolean ownContainer;
    private final BlobPlace place;
    private final TestContent content;
    private final Deadline deadline;
    private long written;
    private int blocks;
    private boolean made;

    /** @param container one that exists; empty to make one and delete it again */
    UploadRun(BlobService service, Journal journal, String container, long seed, Deadline deadline) {
        var name = "azreach-" + HexFormat.of().toHexDigits(seed);
        this.service = service;
        this.journal = journal;
        this.ownContainer = container.isEmpty();
        this.place = new BlobPlace(ownContainer ? name : container, name);
        this.content = new TestContent(seed);
        this.deadline = deadline;
    }

    void run(CleanUp cleanUp) throws InterruptedException {
        boolean complete = false;
        try {
            complete = journal.step(Step.CREDENTIAL, 0, 0, service.authorize(limit()))
                    && begin()
                    && write()
                    && look()
                    && readBack();
        } catch (InterruptedException stop) {
            journal.close();
            throw stop;
        } finally {
            boolean stopped = Thread.interrupted();
            tidy(complete);
            cleanUp.done();
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean begin() throws InterruptedException {
        if (!ownContainer) {
            return true;
        }
        made = true;
        var answer = service.createContainer(place.container(), limit());
        made = answer.succeeded() || answer.mayHaveWorked();
        return journal.step(Step.CREATE_CONTAINER, 0, 0, answer);
    }

    /** Writes all of it, or what fits into the time: then the rate is known well enough. */
    private boolean write() throws InterruptedException {
        var until = deadline.atMost(time(journal.size())).atMost(halfOfTheRest());
        var pace = new Pace();
        while (written < journal.size() && !until.isReached() && !nearEnd()) {
            int count = pace.next(journal.size() - written);
            var answer = service.putBlock(place, blocks, content.at(written, count), limit());
            long done = answer.succeeded() ? written + count : written;
            if (!journal.step(Step.BLOCK, done, count, answer)) {
                return false;
            }
            written = done;
            blocks++;
            pace.took(answer.took());
        }
        if (blocks == 0) {
            var noTime = new Failure(FailureKind.CANCELLED, "the run leaves no time for it");
            return journal.step(Step.BLOCK, 0, 0, StorageAnswer.unsent(noTime, Duration.ZERO));
        }
        return journal.step(Step.COMMIT, written, 0, service.commit(place, blocks, limit()));
    }

    private boolean look() throws InterruptedException {
        return journal.step(Step.LIST, written, 0, service.list(place, limit()));
    }

    private boolean readBack() throws InterruptedException {
        var until = deadline.atMost(time(written));
        var pace = new Pace();
        long read = 0;
        while (read < written && !until.isReached() && !nearEnd()) {
            int count = pace.next(written - read);
            var answer = service.read(place, read, count, limit());
            if (!journal.step(Step.READ, answer.succeeded() ? read + count : read, count, answer)) {
                return false;
            }
            if (answer.body().length != count || !content.matches(read, answer.body())) {
                journal.compared(read, new Failure(FailureKind.UNKNOWN, "the bytes differ from those written"));
                return true;
            }
            read += count;
            pace.took(answer.took());
        }
        if (read > 0) {
            journal.compared(read, null);
        }
        return true;
    }

    /** Deletes what was made, whatever happened before. What it cannot delete is not worth more than its time. */
    private void tidy(boolean complete) {
        try {
            if (complete || !ownContainer && blocks > 0) {
                deleteBlob(complete);
            }
            if (made) {
                var answer = service.deleteContainer(place.container(), CleanUp.PATIENCE);
                journal.step(Step.DELETE_CONTAINER, written, 0, answer);
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blocks that belong to no blob go away when one is made without them. */
    private void deleteBlob(boolean complete) throws InterruptedException {
        if (complete || service.commit(place, 0, CleanUp.PATIENCE).succeeded()) {
            journal.step(Step.DELETE, written, 0, service.delete(place, CleanUp.PATIENCE));
        }
    }

    /** Four times what the profile of Site Recovery allows, and no less than a small blob needs on a slow line. */
    private static Duration time(long size) {
        var needed = Duration.ofMillis((long) (size * 1000.0 / Need.BYTES_PER_SECOND))
                .multipliedBy(4);
        return needed.compareTo(Need.LEAST) < 0 ? Need.LEAST : needed;
    }

    /** A piece cut short by the end of the run must not look like a standstill. */
    private boolean nearEnd() {
        return deadline.remaining().compareTo(STANDSTILL.plus(REST)) < 0;
    }

    /** What is written is also to be read back. */
    private Duration halfOfTheRest() {
        var free = deadline.remaining().minus(STANDSTILL).minus(REST);
        return free.isNegative() ? Duration.ZERO : free.dividedBy(2);
    }

    private Duration limit() {
        var left = deadline.remaining().minus(REST);
        if (left.compareTo(CleanUp.PATIENCE) < 0) {
            return CleanUp.PATIENCE;
        }
        return left.compareTo(STANDSTILL) < 0 ? left : STANDSTILL;
    }
}
