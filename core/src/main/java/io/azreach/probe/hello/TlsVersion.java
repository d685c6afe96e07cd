package io.azreach.probe.hello;

import java.util.Arrays;
import java.util.Optional;

/** Protocol versions by their number on the wire. */
public enum TlsVersion {
    SSL_3(0x0300, "SSLv3"),
    TLS_1_0(0x0301, "TLSv1"),
    TLS_1_1(0x0302, "TLSv1.1"),
    TLS_1_2(0x0303, "TLSv1.2"),
    TLS_1_3(0x0304, "TLSv1.3");

    private final int number;
    private final String label;

    TlsVersion(int number, String label) {
        this.number = number;
        this.label = label;
    }

    public int number() {
        return number;
    }

    /** As JSSE and OpenSSL name it. */
    public String label() {
        return label;
    }

    static Optional<TlsVersion> of(int number) {
        return Arrays.stream(values()).filter(v -> v.number == number).findFirst();
    }
}
