/** The storage client. Lives in a jar of its own that is opened by the first upload of a process only. */
@NullMarked
package io.azreach.azure.upload.client;

import org.jspecify.annotations.NullMarked;
