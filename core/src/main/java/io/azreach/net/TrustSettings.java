package io.azreach.net;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which roots chains are judged against.
 *
 * @param osStore a PEM file to take for the operating system's store; null for the real one ({@code SSL_CERT_FILE} first, then
 *     the places distributions use, or the Windows root store)
 * @param azureRoots PEM files with roots to add to the built-in list of those Azure uses
 */
public record TrustSettings(@Nullable Path osStore, List<Path> azureRoots) {
    public TrustSettings {
        azureRoots = List.copyOf(azureRoots);
    }
}
