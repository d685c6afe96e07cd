@NullMarked
package io.azreach.azure.upload;

import org.jspecify.annotations.NullMarked;
