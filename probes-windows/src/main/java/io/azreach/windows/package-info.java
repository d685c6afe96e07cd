/** The Windows plugin: what a Windows machine says about its own way to the network. */
@NullMarked
package io.azreach.windows;

import org.jspecify.annotations.NullMarked;
