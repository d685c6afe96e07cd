package io.azreach.net.internal;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows signatures from the leaf to a root, whatever dates, constraints and algorithms say. Visits every presented
 * certificate once, so that a hostile chain costs no more than a square of its short length.
 */
final class SignatureWalk {
    private final Roots roots;
    private final List<X509Certificate> presented;
    private final List<X509Certificate> path;
    private X509Certificate last;

    SignatureWalk(Roots roots, List<X509Certificate> presented) {
        this.roots = roots;
        this.presented = presented;
        this.last = presented.get(0);
        this.path = walk(presented.get(0));
    }

    /** From the leaf to a root of the store; empty when there is none. */
    List<X509Certificate> path() {
        return path;
    }

    /** Where the signatures end. */
    X509Certificate last() {
        return last;
    }

    private List<X509Certificate> walk(X509Certificate leaf) {
        var waiting = new ArrayDeque<>(List.of(leaf));
        var children = new HashMap<X509Certificate, X509Certificate>();
        while (!waiting.isEmpty()) {
            var current = waiting.remove();
            last = current;
            for (var root : roots.named(current.getIssuerX500Principal())) {
                if (signs(root, current)) {
                    return back(current, root, children);
                }
            }
            for (var issuer : presented) {
                if (!issuer.equals(leaf) && !children.containsKey(issuer) && signs(issuer, current)) {
                    children.put(issuer, current);
                    waiting.add(issuer);
                }
            }
        }
        return List.of();
    }

    private static List<X509Certificate> back(
            X509Certificate top, X509Certificate root, Map<X509Certificate, X509Certificate> children) {
        var path = new ArrayList<X509Certificate>();
        if (!root.equals(top)) {
            path.add(root);
        }
        for (var each = top; each != null && path.size() <= children.size() + 1; each = children.get(each)) {
            path.add(each);
        }
        Collections.reverse(path);
        return path;
    }

    private static boolean signs(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // An unknown algorithm or a malformed key proves nothing.
            return false;
        }
    }
}
