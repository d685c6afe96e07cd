@NullMarked
package io.azreach.report;

import org.jspecify.annotations.NullMarked;
