package io.azreach.azure.probe;

import io.azreach.azure.ike.IkeProbe;
import io.azreach.spi.Probe;
import java.util.List;

/** The probes of this plugin. */
public final class AzureProbes {
    private AzureProbes() {}

    public static List<Probe> all() {
        return List.of(new MetadataProbe(Platform.AZURE), new WireServerProbe(Platform.AZURE), new IkeProbe());
    }
}
