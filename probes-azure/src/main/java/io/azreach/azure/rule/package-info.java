/** Says what the answers of Azure's services, or of those in their place, mean. Pure. */
@NullMarked
package io.azreach.azure.rule;

import org.jspecify.annotations.NullMarked;
