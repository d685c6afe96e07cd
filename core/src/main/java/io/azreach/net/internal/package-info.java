/** How the primitives work: dnsjava, Commons Net, JSSE and JNA stay behind this package. */
@NullMarked
package io.azreach.net.internal;

import org.jspecify.annotations.NullMarked;
