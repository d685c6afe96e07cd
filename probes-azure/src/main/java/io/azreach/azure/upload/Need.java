package io.azreach.azure.upload;

import java.time.Duration;

/** What replication needs: Site Recovery warns when 4 MB to the cache account take longer than 3 seconds. */
final class Need {
    static final long SIZE = 4L * 1024 * 1024;
    static final Duration TIME = Duration.ofSeconds(3);
    static final double BYTES_PER_SECOND = SIZE / (double) TIME.toSeconds();

    /** Time a measurement is given at least. */
    static final Duration LEAST = Duration.ofSeconds(12);

    private Need() {}
}
