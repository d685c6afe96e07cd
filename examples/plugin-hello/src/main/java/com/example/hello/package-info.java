/** A complete plugin: one probe, and nothing else. */
@NullMarked
package com.example.hello;

import org.jspecify.annotations.NullMarked;
