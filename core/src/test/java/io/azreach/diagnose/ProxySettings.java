package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.model.evidence.ProxySetting;
import java.util.List;

/** Proxy settings as tests write them down. */
final class ProxySettings {
    private ProxySettings() {}

    static ProxySetting of(String source, String key, String reader, HostPort proxy, String... bypass) {
        var scheme = key.toLowerCase(java.util.Locale.ROOT).startsWith("http_") ? "http" : "https";
        return new ProxySetting(
                source,
                key,
                List.of(reader),
                key.equals("Address") ? "all" : scheme,
                proxy,
                null,
                List.of(bypass),
                false,
                null,
                1);
    }

    static ProxySetting withCredentials(ProxySetting plain) {
        return new ProxySetting(
                plain.source(),
                plain.key(),
                plain.readers(),
                plain.scheme(),
                plain.proxy(),
                plain.pacUrl(),
                plain.bypass(),
                true,
                plain.problem(),
                plain.rank());
    }
}
