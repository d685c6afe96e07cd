package io.azreach.model;

/** Where on the way a cause sits, nearest first: the order in which causes are repaired. */
public enum Layer {
    RUN,
    TIME,
    LOCAL,
    PROXY,
    DNS,
    TCP,
    PATH,
    TLS,
    HTTP,
    AZURE,
    VPN
}
