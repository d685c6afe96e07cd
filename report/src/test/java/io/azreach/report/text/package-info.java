@NullMarked
package io.azreach.report.text;

import org.jspecify.annotations.NullMarked;
