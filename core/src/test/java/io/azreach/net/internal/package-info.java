@NullMarked
package io.azreach.net.internal;

import org.jspecify.annotations.NullMarked;
