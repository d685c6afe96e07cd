package io.azreach.linux.probe;

import io.azreach.linux.parse.ProxyText;
import io.azreach.model.evidence.ProxySetting;
import java.util.Arrays;
import java.util.List;

/** One place that may name a proxy, with who obeys it. */
record ProxySource(String name, List<String> readers, int rank) {
    static final String MOBILITY = "mobility-agent";
    static final String WAAGENT = "waagent";

    ProxySource {
        readers = List.copyOf(readers);
    }

    ProxySetting setting(String key, String scheme, ProxyText value, List<String> bypass) {
        return new ProxySetting(
                name, key, readers, scheme, value.proxy(), null, bypass, value.credentials(), value.problem(), rank);
    }

    ProxySetting pac(String key, String url, ProxyText beside, List<String> bypass) {
        return new ProxySetting(name, key, readers, "all", null, url, bypass, beside.credentials(), null, rank);
    }

    /** Exceptions as written, taken apart at commas and blanks. */
    static List<String> bypass(String written) {
        return Arrays.stream(written.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
