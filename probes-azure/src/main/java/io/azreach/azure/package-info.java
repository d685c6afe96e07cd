/** The Azure plugin: what Site Recovery and Backup need to reach, and how a real answer of theirs is told. */
@NullMarked
package io.azreach.azure;

import org.jspecify.annotations.NullMarked;
