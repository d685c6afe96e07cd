/** What tests of every module share. */
@NullMarked
package io.azreach.testkit;

import org.jspecify.annotations.NullMarked;
