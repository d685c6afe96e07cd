package io.azreach.spi;

/**
 * Who a plugin is.
 *
 * @param id unique, lower case with dashes; ids of probes and rules begin with it and a dot
 * @param version for the report
 * @param vendor for the report
 * @param spiLevel the SPI level it was compiled against, {@link #SPI_LEVEL} at that time; a plugin of a higher level than
 *     the running one is not loaded
 * @param texts base name of its resource bundle, found through its class loader; empty when it has no texts
 */
public record PluginInfo(String id, String version, String vendor, int spiLevel, String texts) {
    /** The level of this SPI. Grows by one whenever a type or method is added. */
    public static final int SPI_LEVEL = 1;

    public PluginInfo {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("plugin id [" + id + "] must match [a-z][a-z0-9-]*");
        }
    }
}
