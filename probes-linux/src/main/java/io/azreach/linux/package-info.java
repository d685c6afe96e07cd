/** What a Linux machine says about its own network settings. */
@NullMarked
package io.azreach.linux;

import org.jspecify.annotations.NullMarked;
