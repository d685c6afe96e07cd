/** From evidence to findings: the rules every network needs, and how findings are ranked and grouped. */
@NullMarked
package io.azreach.diagnose;

import org.jspecify.annotations.NullMarked;
