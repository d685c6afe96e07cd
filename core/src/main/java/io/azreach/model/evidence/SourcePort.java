package io.azreach.model.evidence;

/**
 * What became of the connects from one port of this machine to one address and port.
 *
 * @param port our port
 * @param tries connects from it, one after another
 * @param stood how many of them stood
 */
public record SourcePort(int port, int tries, int stood) {
    /** It was tried more than once, and something answered each time. */
    public boolean steadilyGood() {
        return tries > 1 && stood == tries;
    }

    /** It was tried more than once, and no connection stood. */
    public boolean steadilyBad() {
        return tries > 1 && stood == 0;
    }
}
