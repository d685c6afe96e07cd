/** What plugins implement and receive. No third-party type appears in a signature. */
@NullMarked
package io.azreach.spi;

import org.jspecify.annotations.NullMarked;
