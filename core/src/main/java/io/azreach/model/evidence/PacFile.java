package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A proxy auto-configuration file, or what stands in its place.
 *
 * @param url where it was fetched from, user name, query and fragment left out
 * @param status status code of the web server; null for a file, and when no HTTP answer came
 * @param script the text, at most 256 KiB; null when none came
 * @param contentType as the server said
 * @param took until it was there or failed
 * @param failure why no answer came, or none that can be read; null also for a status other than 200
 */
public record PacFile(
        String url,
        @Nullable Integer status,
        @Nullable String script,
        @Nullable String contentType,
        Duration took,
        @Nullable Failure failure)
        implements Evidence {}
