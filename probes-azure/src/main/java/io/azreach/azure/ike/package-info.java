/** The first exchanges of IKEv2 (RFC 7296) with a VPN gateway, and what its answers mean. */
@NullMarked
package io.azreach.azure.ike;

import org.jspecify.annotations.NullMarked;
