package io.azreach.probe.hello;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Cipher suites that servers of the last twenty years agree to, strongest first, with their IANA names. */
final class CipherSuites {
    private static final List<Map.Entry<Integer, String>> TLS_1_3 = List.of(
            Map.entry(0x1302, "TLS_AES_256_GCM_SHA384"),
            Map.entry(0x1301, "TLS_AES_128_GCM_SHA256"),
            Map.entry(0x1303, "TLS_CHACHA20_POLY1305_SHA256"));
    private static final List<Map.Entry<Integer, String>> MODERN = List.of(
            Map.entry(0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
            Map.entry(0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
            Map.entry(0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
            Map.entry(0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
            Map.entry(0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
            Map.entry(0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"));
    private static final List<Map.Entry<Integer, String>> OLDER = List.of(
            Map.entry(0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"),
            Map.entry(0xc028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"),
            Map.entry(0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"),
            Map.entry(0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
            Map.entry(0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
            Map.entry(0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
            Map.entry(0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
            Map.entry(0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
            Map.entry(0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"),
            Map.entry(0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"),
            Map.entry(0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
            Map.entry(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
            Map.entry(0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384"),
            Map.entry(0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
            Map.entry(0x003d, "TLS_RSA_WITH_AES_256_CBC_SHA256"),
            Map.entry(0x003c, "TLS_RSA_WITH_AES_128_CBC_SHA256"),
            Map.entry(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
            Map.entry(0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA"),
            Map.entry(0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"));
    private static final Map<Integer, String> NAMES = names();

    private CipherSuites() {}

    /** What a current client offers. */
    static List<Integer> current() {
        return numbers(List.of(TLS_1_3, MODERN));
    }

    /** Everything a server may still agree to under one version. */
    static List<Integer> under(TlsVersion version) {
        return switch (version) {
            case TLS_1_3 -> numbers(List.of(TLS_1_3));
            case TLS_1_2 -> numbers(List.of(MODERN, OLDER));
            default -> numbers(List.of(OLDER));
        };
    }

    static String name(int number) {
        return NAMES.getOrDefault(number, String.format(Locale.ROOT, "0x%04X", number));
    }

    private static List<Integer> numbers(List<List<Map.Entry<Integer, String>>> groups) {
        return groups.stream().flatMap(List::stream).map(Map.Entry::getKey).toList();
    }

    private static Map<Integer, String> names() {
        var names = new TreeMap<Integer, String>();
        List.of(TLS_1_3, MODERN, OLDER).forEach(group -> group.forEach(e -> names.put(e.getKey(), e.getValue())));
        return names;
    }
}
