package io.azreach.spi;

import io.azreach.model.Contributed;
import io.azreach.model.Evidence;
import java.util.List;

/**
 * Turns a file that somebody sent into evidence. Stateless and thread-safe; does no I/O.
 */
@Contributed
public interface CaptureReader {
    /** What it reads, as a stable id: {@code azure.nsg-json}. */
    String id();

    /**
     * Whether it knows the format; cheap.
     *
     * @param fileName last part of the path
     * @param head the first 4096 bytes at most
     */
    boolean recognizes(String fileName, byte[] head);

    /** Reads a whole file. What cannot be read is listed as problems; the rest still counts. */
    Reading read(String fileName, byte[] content);

    /**
     * What a file held.
     *
     * @param evidence in file order
     * @param problems one line each, with the place in the file
     */
    record Reading(List<Evidence> evidence, List<String> problems) {
        public Reading {
            evidence = List.copyOf(evidence);
            problems = List.copyOf(problems);
        }
    }
}
