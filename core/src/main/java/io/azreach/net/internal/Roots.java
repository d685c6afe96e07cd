package io.azreach.net.internal;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The trusted certificates of one store.
 *
 * @param store {@code os}, {@code jvm} or {@code azure}
 * @param bySubject the certificates
 * @param problem why the store could not be read; null when it could
 */
record Roots(
        String store,
        Map<X500Principal, List<X509Certificate>> bySubject,
        @Nullable String problem) {
    static Roots of(String store, List<X509Certificate> certificates) {
        return new Roots(
                store,
                certificates.stream().collect(Collectors.groupingBy(X509Certificate::getSubjectX500Principal)),
                null);
    }

    static Roots unreadable(String store, String problem) {
        return new Roots(store, Map.of(), problem);
    }

    List<X509Certificate> named(X500Principal subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    Set<X509Certificate> all() {
        return bySubject.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    }
}
