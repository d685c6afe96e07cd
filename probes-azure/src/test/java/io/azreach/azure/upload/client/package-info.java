@NullMarked
package io.azreach.azure.upload.client;

import org.jspecify.annotations.NullMarked;
