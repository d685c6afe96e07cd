package io.azreach.net.internal.trace;

import io.azreach.time.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers echo requests with recorded buffers, by the life of the request; its clock moves when somebody waits. */
final class RecordedEchoes implements EchoApi, NanoClock {
    private final Map<Integer, String> answers = new HashMap<>();
    private final Set<Long> set = new HashSet<>();
    private final List<String> sent = new ArrayList<>();
    private long nanos;
    private long handles;
    private long openEvents;
    private long openFiles;
    private int openError;
    private int sendError;

    RecordedEchoes answering(int life, String recording) {
        answers.put(life, recording);
        return this;
    }

    RecordedEchoes refusingToOpen(int error) {
        openError = error;
        return this;
    }

    RecordedEchoes refusingToSend(int error) {
        sendError = error;
        return this;
    }

    /** Each as {@code life to address data}, where the address is what version it is of shows. */
    List<String> sent() {
        return sent;
    }

    long openHandles() {
        return openEvents + openFiles;
    }

    @Override
    public long openFile(boolean v6) {
        if (openError != 0) {
            return INVALID;
        }
        openFiles++;
        return ++handles;
    }

    @Override
    public void closeFile(long file) {
        openFiles--;
    }

    @Override
    public long newEvent() {
        openEvents++;
        return ++handles;
    }

    @Override
    public boolean isSet(long event) {
        return set.contains(event);
    }

    @Override
    public void awaitAny(long[] events, int millis) {
        nanos += Duration.ofMillis(set.isEmpty() ? millis : 1).toNanos();
    }

    @Override
    public void closeEvent(long event) {
        openEvents--;
    }

    @Override
    public int send(long file, EchoBlock block, long event, int millis) {
        int life = block.options().getByte(0) & 0xff;
        var to = block.v6()
                ? "family " + block.destination6().getShort(0) + " from "
                        + block.source6().getShort(0)
                : Integer.toHexString(block.destination4());
        sent.add(life + " to " + to + " " + block.data().getString(0).substring(0, block.dataSize()));
        var recording = answers.get(life);
        if (sendError == 0 && recording != null) {
            var bytes = EchoRecording.of(recording);
            block.replyBuffer().write(0, bytes, 0, bytes.length);
            set.add(event);
        }
        return sendError;
    }

    @Override
    public int lastError() {
        return openError;
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
