package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the machine keeps its time.
 *
 * @param source who says so: {@code chrony}, {@code timedatectl}, {@code w32time}, …
 * @param synchronised whether it says it is synchronised; null when it does not say
 * @param reference the clock it follows, as it names it
 * @param offset its own estimate of reference minus local clock; null when it gives none
 */
public record TimeService(
        String source,
        @Nullable Boolean synchronised,
        @Nullable String reference,
        @Nullable Duration offset) implements Evidence {}
