package io.azreach.report.checklist;

import io.azreach.model.HostPort;
import java.util.List;

/**
 * An endpoint with every step towards it.
 *
 * @param where host and port
 * @param service the catalogue's id of the service
 * @param status the whole
 * @param layers every step of every route, in order
 * @param findings names of the findings that touch it, in order of repair
 */
public record EndpointState(
        HostPort where, String service, EndpointStatus status, List<LayerState> layers, List<String> findings) {
    public EndpointState {
        layers = List.copyOf(layers);
        findings = List.copyOf(findings);
    }
}
