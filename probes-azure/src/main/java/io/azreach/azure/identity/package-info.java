/** Tells who answered: the service, or somebody in its place. Pure. */
@NullMarked
package io.azreach.azure.identity;

import org.jspecify.annotations.NullMarked;
