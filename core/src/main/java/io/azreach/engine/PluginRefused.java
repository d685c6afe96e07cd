package io.azreach.engine;

/** A plugin directory that cannot be used; the message says why and what its author or owner can do. */
final class PluginRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    PluginRefused(String message) {
        super(message);
    }
}
