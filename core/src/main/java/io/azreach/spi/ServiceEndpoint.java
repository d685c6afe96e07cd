package io.azreach.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint a service needs.
 *
 * @param service id used by scenarios and findings: {@code entra}, {@code storage}, {@code asr}, …
 * @param cloud {@code public}, {@code usgov}, {@code china} or {@code all}
 * @param pattern how firewall lists write it: {@code *.blob.core.windows.net}
 * @param hosts host names to probe, with placeholders in braces: {@code {storageAccount}.blob.core.windows.net}
 * @param scheme {@code https}, {@code http}, {@code tcp}, {@code ntp}
 * @param port port
 * @param method request method, for HTTP
 * @param path path to ask for, for HTTP
 * @param headers request headers, for HTTP
 * @param serviceTag the network service tag that covers it, with placeholders; null when there is none
 * @param privateLinkZone private DNS zone of a private endpoint; null when there is none
 * @param condition when it is needed, as a stable word; empty for always
 * @param verifiedOn ISO date its healthy answer was last seen for real; null when it never was
 */
public record ServiceEndpoint(
        String service,
        String cloud,
        String pattern,
        List<String> hosts,
        String scheme,
        int port,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String serviceTag,
        @Nullable String privateLinkZone,
        String condition,
        @Nullable String verifiedOn) {
    public ServiceEndpoint {
        hosts = List.copyOf(hosts);
        headers = Map.copyOf(headers);
    }
}
