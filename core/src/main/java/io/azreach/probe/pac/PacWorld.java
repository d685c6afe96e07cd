package io.azreach.probe.pac;

import java.net.InetAddress;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;

/**
 * What a script may learn of the world.
 *
 * @param resolver addresses of a name, empty when it has none; called on a thread of the script, may block
 * @param self address of this machine
 * @param now local time
 */
public record PacWorld(Function<String, List<InetAddress>> resolver, InetAddress self, ZonedDateTime now) {}
