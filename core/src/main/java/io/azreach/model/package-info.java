/** Values only: ids, targets, attempts, observations, findings and the result of a run. */
@NullMarked
package io.azreach.model;

import org.jspecify.annotations.NullMarked;
