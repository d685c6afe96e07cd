/** Plans, schedules, contains and stops a run. */
@NullMarked
package io.azreach.engine;

import org.jspecify.annotations.NullMarked;
