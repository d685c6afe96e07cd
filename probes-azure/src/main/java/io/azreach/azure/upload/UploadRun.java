package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.time.Duration;
import java.util.HexFormat;

/** One test with one account, from the container to the last trace of it. */
final class UploadRun {
    /** One request, which waits for its answer for about so long. */
    @FunctionalInterface
    private interface Request {
        StorageAnswer within(Duration limit) throws InterruptedException;
    }

    private final BlobService service;
    private final Journal journal;
    private final Budget budget;
    private final boolean ownContainer;
    private final BlobPlace place;
    private final TestContent content;
    private Step current = Step.CREDENTIAL;
    private long written;
    private int blocks;
    private boolean made;

    /** @param container one that exists; empty to make one and delete it again */
    UploadRun(BlobService service, Journal journal, Budget budget, String container, long seed) {
        var name = "azreach-" + HexFormat.of().toHexDigits(seed);
        this.service = service;
        this.journal = journal;
        this.budget = budget;
        this.ownContainer = container.isEmpty();
        this.place = new BlobPlace(ownContainer ? name : container, name);
        this.content = new TestContent(seed);
        journal.at(place);
    }

    void run(CleanUp cleanUp) throws InterruptedException {
        boolean complete = false;
        try {
            complete = journal.step(Step.CREDENTIAL, 0, 0, ask(Step.CREDENTIAL, service::authorize))
                    && begin()
                    && write()
                    && look()
                    && readBack();
        } catch (InterruptedException stop) {
            journal.unsent(current, written, Failure.of(FailureKind.CANCELLED));
            throw stop;
        } finally {
            boolean stopped = Thread.interrupted();
            cleanUp.begin();
            tidy(complete);
            cleanUp.done();
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private StorageAnswer ask(Step step, Request request) throws InterruptedException {
        current = step;
        var limit = budget.limit();
        var answer = request.within(limit);
        return limit.compareTo(Budget.STANDSTILL) < 0 ? answer.cutShort() : answer;
    }

    private boolean begin() throws InterruptedException {
        if (budget.nearEnd()) {
            return outOfTime();
        }
        if (!ownContainer) {
            return true;
        }
        made = true;
        var answer = ask(Step.CREATE_CONTAINER, limit -> service.createContainer(place.container(), limit));
        made = answer.succeeded() || answer.mayHaveWorked();
        return journal.step(Step.CREATE_CONTAINER, 0, 0, answer);
    }

    /** Writes all of it, or what fits into the time: then the rate is known well enough. */
    private boolean write() throws InterruptedException {
        // What is written is also to be read back
        var until = budget.forBytes(journal.size(), 2);
        var pace = new Pace();
        while (written < journal.size() && !until.isReached() && !budget.nearEnd()) {
            int count = pace.next(journal.size() - written);
            var piece = content.at(written, count);
            var answer = ask(Step.BLOCK, limit -> service.putBlock(place, blocks, piece, limit));
            long done = answer.succeeded() ? written + count : written;
            if (!journal.step(Step.BLOCK, done, count, answer)) {
                return false;
            }
            written = done;
            blocks++;
            pace.took(answer.took());
        }
        if (blocks == 0) {
            return outOfTime();
        }
        return journal.step(Step.COMMIT, written, 0, ask(Step.COMMIT, limit -> service.commit(place, blocks, limit)));
    }

    /** Nothing was sent for it. */
    private boolean outOfTime() {
        journal.unsent(Step.BLOCK, 0, Failure.of(FailureKind.CANCELLED));
        return false;
    }

    private boolean look() throws InterruptedException {
        return journal.step(Step.LIST, written, 0, ask(Step.LIST, limit -> service.list(place, limit)));
    }

    private boolean readBack() throws InterruptedException {
        var until = budget.forBytes(written, 1);
        var pace = new Pace();
        long read = 0;
        while (read < written && !until.isReached() && !budget.nearEnd()) {
            int count = pace.next(written - read);
            long from = read;
            var answer = ask(Step.READ, limit -> service.read(place, from, count, limit));
            if (!journal.step(Step.READ, answer.succeeded() ? read + count : read, count, answer)) {
                return false;
            }
            var difference = content.difference(read, count, answer.body());
            if (difference.isPresent()) {
                journal.compared(
                        read + difference.get().offset(), difference.get().failure());
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
        boolean mayBeThere = complete || current != Step.BLOCK;
        if (mayBeThere || service.commit(place, 0, CleanUp.PATIENCE).succeeded()) {
            journal.step(Step.DELETE, written, 0, service.delete(place, CleanUp.PATIENCE));
        }
    }
}
