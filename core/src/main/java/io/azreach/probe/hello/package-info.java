/** The first flight of a TLS connection, byte by byte: what to send and how to read what comes back. No I/O in here. */
@NullMarked
package io.azreach.probe.hello;

import org.jspecify.annotations.NullMarked;
