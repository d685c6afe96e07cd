package io.azreach.cli;

/** What a process ends with. */
final class Exit {
    static final int OK = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int INCONCLUSIVE = 3;
    static final int DEFECT = 4;

    private Exit() {}
}
