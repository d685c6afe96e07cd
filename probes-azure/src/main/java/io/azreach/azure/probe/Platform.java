package io.azreach.azure.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where the platform's own services listen.
 *
 * @param metadata instance metadata service
 * @param wireServer the fabric's agent endpoint
 * @param hostPlugin where the host serves extensions
 */
record Platform(InetSocketAddress metadata, InetSocketAddress wireServer, InetSocketAddress hostPlugin) {
    static final Platform AZURE = new Platform(
            new InetSocketAddress(address(169, 254, 169, 254), 80),
            new InetSocketAddress(address(168, 63, 129, 16), 80),
            new InetSocketAddress(address(168, 63, 129, 16), 32526));

    private static InetAddress address(int... octets) {
        var bytes = new byte[octets.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(octets.length + " octets are no address", wrongLength);
        }
    }
}
