package io.azreach.azure.upload;

import io.azreach.model.Contributed;
import java.time.Duration;

/**
 * The blob service of one account. Each call sends one request, once, and gives its answer or failure as a value within about
 * the limit. Used by one thread.
 */
@Contributed
public interface BlobService {
    /** Gets what requests are signed with, where that takes a request of its own. */
    StorageAnswer authorize(Duration limit) throws InterruptedException;

    StorageAnswer createContainer(String container, Duration limit) throws InterruptedException;

    StorageAnswer deleteContainer(String container, Duration limit) throws InterruptedException;

    StorageAnswer putBlock(BlobPlace place, int number, byte[] content, Duration limit) throws InterruptedException;

    /** Makes a blob of the blocks 0 to {@code blocks - 1}. */
    StorageAnswer commit(BlobPlace place, int blocks, Duration limit) throws InterruptedException;

    /** Fails with {@code NOT_FOUND} when the list lacks the blob. */
    StorageAnswer list(BlobPlace place, Duration limit) throws InterruptedException;

    StorageAnswer read(BlobPlace place, long offset, int count, Duration limit) throws InterruptedException;

    StorageAnswer delete(BlobPlace place, Duration limit) throws InterruptedException;
}
