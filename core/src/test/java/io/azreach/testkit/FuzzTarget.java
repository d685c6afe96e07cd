package io.azreach.testkit;

/** A decoder under test: takes any bytes in its stride, and fails where a promise of the decoder does not hold. */
@FunctionalInterface
public interface FuzzTarget {
    void read(byte[] input) throws Exception;

    /** Fails for a text that is longer than a reader of a report was promised. */
    static void atMost(int most, String text) {
        holds(text.length() <= most, text.length() + " characters, at most " + most + " were promised");
    }

    static void holds(boolean promise, String otherwise) {
        if (!promise) {
            throw new AssertionError(otherwise);
        }
    }
}
