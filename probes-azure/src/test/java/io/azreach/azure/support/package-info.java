/** What the tests of this plugin build their evidence from. */
@NullMarked
package io.azreach.azure.support;

import org.jspecify.annotations.NullMarked;
