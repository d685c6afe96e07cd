package io.azreach.azure.upload;

import io.azreach.model.Route;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Where an account is and how to get there.
 *
 * @param name its name
 * @param endpoint address of its blob service
 * @param route the way to it
 * @param roots certificates to trust, and no others
 */
public record StorageAccount(String name, URI endpoint, Route route, List<X509Certificate> roots) {
    public StorageAccount {
        roots = List.copyOf(roots);
    }
}
