package io.azreach.linux.probe;

import io.azreach.model.evidence.ProxySetting;
import java.util.List;

/** Settings with one component changed. */
final class ProxySettings {
    private ProxySettings() {}

    /** Written down and switched off. */
    static ProxySetting disabled(ProxySetting s) {
        return new ProxySetting(
                s.source(),
                s.key(),
                s.readers(),
                s.scheme(),
                s.proxy(),
                null,
                s.bypass(),
                s.credentials(),
                "disabled",
                s.rank());
    }

    static ProxySetting readBy(ProxySetting s, List<String> readers) {
        return new ProxySetting(
                s.source(),
                s.key(),
                readers,
                s.scheme(),
                s.proxy(),
                null,
                s.bypass(),
                s.credentials(),
                s.problem(),
                s.rank());
    }
}
