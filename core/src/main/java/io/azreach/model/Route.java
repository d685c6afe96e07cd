package io.azreach.model;

/** How a target is reached: straight, or through an explicit HTTP proxy. */
public sealed interface Route {
    /** The machine's own way out. */
    Route DIRECT = new Direct();

    /** Straight from this machine. */
    record Direct() implements Route {
        @Override
        public String toString() {
            return "direct";
        }
    }

    /** Through a proxy that is asked by CONNECT. */
    record ViaProxy(HostPort proxy) implements Route {
        @Override
        public String toString() {
            return "proxy " + proxy;
        }
    }

    /** Reads back what {@link #toString()} wrote. */
    static Route parse(String text) {
        if (text.equals("direct")) {
            return DIRECT;
        }
        if (!text.startsWith("proxy ")) {
            throw new IllegalArgumentException("route [" + text + "] must be 'direct' or 'proxy HOST:PORT'");
        }
        return new ViaProxy(HostPort.parse(text.substring(6)));
    }
}
