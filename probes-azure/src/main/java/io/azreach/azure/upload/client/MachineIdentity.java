package io.azreach.azure.upload.client;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.EnvironmentCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;

/** Who this machine or its user is to Entra ID: the environment's word first, then the machine's own, then the user's. */
final class MachineIdentity {
    private static final String SCOPE = "https://storage.azure.com/.default";

    private final TokenCredential credential;

    MachineIdentity(HttpClient http) {
        this.credential = new ChainedTokenCredentialBuilder()
                .addLast(new EnvironmentCredentialBuilder().httpClient(http).build())
                .addLast(new ManagedIdentityCredentialBuilder().httpClient(http).build())
                .addLast(new AzureCliCredentialBuilder().build())
                .build();
    }

    TokenCredential credential() {
        return credential;
    }

    /** Fetches a token; the client takes it from the credential's memory afterwards. */
    void signIn(java.time.Duration limit) {
        credential.getToken(new TokenRequestContext().addScopes(SCOPE)).block(limit);
    }
}
