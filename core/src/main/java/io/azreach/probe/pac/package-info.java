/** Proxy auto-configuration: reads the script a browser would run and asks it which way a URL goes. */
@NullMarked
package io.azreach.probe.pac;

import org.jspecify.annotations.NullMarked;
