package io.azreach.azure.upload.client;

import com.azure.core.credential.AzureSasCredential;
import com.azure.core.util.Configuration;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import io.azreach.azure.upload.BlobService;
import io.azreach.azure.upload.BlobServices;
import io.azreach.azure.upload.Credential;
import io.azreach.azure.upload.StorageAccount;

/** Azure Storage's own client, over the HTTP client of the JDK. */
public final class AzureBlobServices implements BlobServices {
    /** Old enough for Azure Stack and the emulator. */
    private static final BlobServiceVersion VERSION = BlobServiceVersion.V2020_10_02;

    @Override
    public BlobService open(StorageAccount account, Credential credential) {
        var http = Transport.to(account);
        var recorder = new AnswerRecorder();
        // One try: a second one would hide what happened to the first
        var once = new RequestRetryOptions(RetryPolicyType.FIXED, 1, (Integer) null, null, null, null);
        var builder = new BlobServiceClientBuilder()
                .endpoint(account.endpoint().toString())
                .serviceVersion(VERSION)
                .configuration(Configuration.NONE)
                .retryOptions(once)
                .httpClient(http)
                .addPolicy(recorder);
        var identity = credential instanceof Credential.Identity ? MachineIdentity.over(http) : null;
        if (credential instanceof Credential.SharedKey shared) {
            builder.credential(new StorageSharedKeyCredential(account.name(), shared.key()));
        } else if (credential instanceof Credential.Sas sas) {
            builder.credential(new AzureSasCredential(sas.signature()));
        } else if (identity != null) {
            builder.credential(identity.credential());
        }
        return new AzureBlobService(builder.buildClient(), identity, recorder);
    }
}
