package io.azreach.azure.upload;

import io.azreach.model.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a shared access signature says it allows; the signature itself is left out.
 *
 * @param starts from when it is good ({@code st}); null when it says nothing of it
 * @param expires until when ({@code se}); null when a policy stored in the container decides
 * @param permissions letters ({@code sp}); null likewise
 * @param services of the account it is for ({@code ss}); null when it is for one container or blob
 * @param resourceTypes {@code s}ervice, {@code c}ontainer, {@code o}bject ({@code srt}); null likewise
 * @param resource the kind of thing it is for, {@code c} or {@code b} among others ({@code sr}); null when it is for an account
 * @param addresses who may use it ({@code sip}); null for anybody
 */
public record SasTerms(
        @Nullable Instant starts,
        @Nullable Instant expires,
        @Nullable String permissions,
        @Nullable String services,
        @Nullable String resourceTypes,
        @Nullable String resource,
        @Nullable String addresses)
        implements Evidence {}
