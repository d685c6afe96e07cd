/** The records that core's own probes leave behind; every one is written to and read back from a report. */
@NullMarked
package io.azreach.model.evidence;

import org.jspecify.annotations.NullMarked;
