/** What holds for all of core: who may use whom, and what is public. */
@NullMarked
package io.azreach;

import org.jspecify.annotations.NullMarked;
