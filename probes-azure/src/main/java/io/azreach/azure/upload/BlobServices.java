package io.azreach.azure.upload;

import io.azreach.model.Contributed;

/** Opens storage accounts. Found by {@link java.util.ServiceLoader}, so that whoever implements it can stay unloaded. */
@Contributed
public interface BlobServices {
    /** Sends nothing yet. The caller closes nothing; idle connections end by themselves. */
    BlobService open(StorageAccount account, Credential credential);
}
