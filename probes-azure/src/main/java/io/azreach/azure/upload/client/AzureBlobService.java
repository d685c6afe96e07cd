package io.azreach.azure.upload.client;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import io.azreach.azure.upload.BlobPlace;
import io.azreach.azure.upload.BlobService;
import io.azreach.azure.upload.StorageAnswer;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One account; each call is one request. */
final class AzureBlobService implements BlobService {
    private static final byte[] NOTHING = new byte[0];

    private final BlobServiceClient client;
    private final @Nullable MachineIdentity identity;
    private final AnswerRecorder recorder;

    AzureBlobService(BlobServiceClient client, @Nullable MachineIdentity identity, AnswerRecorder recorder) {
        this.client = client;
        this.identity = identity;
        this.recorder = recorder;
    }

    @Override
    public StorageAnswer authorize(Duration limit) throws InterruptedException {
        var who = identity;
        if (who == null) {
            return StorageAnswer.unsent(null, Duration.ZERO);
        }
        var watch = Stopwatch.start(NanoClock.SYSTEM);
        try {
            who.signIn(limit);
            return StorageAnswer.unsent(null, watch.elapsed());
        } catch (RuntimeException thrown) {
            if (Thread.interrupted() || TransportFailure.isStop(thrown)) {
                throw new InterruptedException("the run was stopped");
            }
            return StorageAnswer.unsent(who.why(thrown), watch.elapsed());
        }
    }

    @Override
    public StorageAnswer createContainer(String container, Duration limit) throws InterruptedException {
        return ask(() -> {
            client.getBlobContainerClient(container).createWithResponse(null, null, limit, Context.NONE);
            return NOTHING;
        });
    }

    @Override
    public StorageAnswer deleteContainer(String container, Duration limit) throws InterruptedException {
        return ask(() -> {
            client.getBlobContainerClient(container).deleteWithResponse(null, limit, Context.NONE);
            return NOTHING;
        });
    }

    @Override
    public StorageAnswer putBlock(BlobPlace place, int number, byte[] content, Duration limit)
            throws InterruptedException {
        return ask(() -> {
            var block = new BlockBlobStageBlockOptions(id(number), BinaryData.fromBytes(content));
            blob(place).stageBlockWithResponse(block, limit, Context.NONE);
            return NOTHING;
        });
    }

    @Override
    public StorageAnswer commit(BlobPlace place, int blocks, Duration limit) throws InterruptedException {
        var ids = IntStream.range(0, blocks).mapToObj(AzureBlobService::id).toList();
        return ask(() -> {
            blob(place).commitBlockListWithResponse(new BlockBlobCommitBlockListOptions(ids), limit, Context.NONE);
            return NOTHING;
        });
    }

    @Override
    public StorageAnswer list(BlobPlace place, Duration limit) throws InterruptedException {
        var found = new boolean[1];
        var answer = ask(() -> {
            var named = new ListBlobsOptions().setPrefix(place.blob());
            found[0] = client.getBlobContainerClient(place.container()).listBlobs(named, limit).stream()
                    .map(BlobItem::getName)
                    .anyMatch(place.blob()::equals);
            return NOTHING;
        });
        return !answer.succeeded() || found[0]
                ? answer
                : answer.failed(new Failure(FailureKind.NOT_FOUND, "the list lacks the blob"));
    }

    @Override
    public StorageAnswer read(BlobPlace place, long offset, int count, Duration limit) throws InterruptedException {
        return ask(() -> {
            var bytes = new ByteArrayOutputStream(count);
            var once = new DownloadRetryOptions().setMaxRetryRequests(0);
            var range = new BlobRange(offset, (long) count);
            blob(place).downloadStreamWithResponse(bytes, range, once, null, false, limit, Context.NONE);
            return bytes.toByteArray();
        });
    }

    @Override
    public StorageAnswer delete(BlobPlace place, Duration limit) throws InterruptedException {
        return ask(() -> {
            blob(place).deleteWithResponse(null, null, limit, Context.NONE);
            return NOTHING;
        });
    }

    private BlockBlobClient blob(BlobPlace place) {
        return client.getBlobContainerClient(place.container())
                .getBlobClient(place.blob())
                .getBlockBlobClient();
    }

    private static String id(int number) {
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /** The client throws for every answer it does not like, and wraps what the network does; both are results here. */
    private StorageAnswer ask(Supplier<byte[]> request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the run was stopped");
        }
        recorder.forget();
        var watch = Stopwatch.start(NanoClock.SYSTEM);
        try {
            return answer(request.get(), null, watch.elapsed());
        } catch (RuntimeException thrown) {
            if (Thread.interrupted() || TransportFailure.isStop(thrown)) {
                throw new InterruptedException("the run was stopped");
            }
            var seen = recorder.last();
            boolean refused = seen != null && seen.status() >= 300;
            return answer(NOTHING, refused ? null : TransportFailure.of(thrown), watch.elapsed());
        }
    }

    private StorageAnswer answer(byte[] body, @Nullable Failure failure, Duration took) {
        var seen = recorder.last();
        if (seen == null) {
            return new StorageAnswer("", "", null, Map.of(), body, took, failure);
        }
        var shown = seen.status() >= 300 ? seen.body() : body;
        return new StorageAnswer(seen.method(), seen.url(), seen.status(), seen.headers(), shown, took, failure);
    }
}
