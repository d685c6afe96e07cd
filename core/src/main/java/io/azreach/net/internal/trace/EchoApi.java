package io.azreach.net.internal.trace;

/** What is used of Windows to send echo requests. Files and events are handles; failures are Windows' error numbers. */
interface EchoApi {
    long INVALID = -1;

    /** A handle for requests, or {@link #INVALID} with {@link #lastError()}. */
    long openFile(boolean v6);

    void closeFile(long file);

    /** An event that is not set, or 0 with {@link #lastError()}. */
    long newEvent();

    boolean isSet(long event);

    /** Returns when one of the events is set, or after the time. */
    void awaitAny(long[] events, int millis);

    void closeEvent(long event);

    /**
     * Starts a request, whose event is set once the block holds the reply.
     *
     * @return 0, or the error that kept it from being sent
     */
    int send(long file, EchoBlock block, long event, int millis);

    int lastError();
}
