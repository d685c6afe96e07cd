package io.azreach.azure.upload;

/** A blob within an account. */
public record BlobPlace(String container, String blob) {}
