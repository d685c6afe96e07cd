package io.azreach.azure.upload.client;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.EnvironmentCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import io.azreach.model.Failure;

/** Who this machine or its user is to Entra ID: the environment's word first, then the machine's own, then the user's. */
final class MachineIdentity {
    private static final String SCOPE = "https://storage.azure.com/.default";

    private final TokenTalk talk;
    private final TokenCredential credential;

    MachineIdentity(TokenTalk talk, TokenCredential credential) {
        this.talk = talk;
        this.credential = credential;
    }

    static MachineIdentity over(HttpClient client) {
        var talk = new TokenTalk(client);
        var chain = new ChainedTokenCredentialBuilder()
                .addLast(new EnvironmentCredentialBuilder().httpClient(talk).build())
                .addLast(new ManagedIdentityCredentialBuilder().httpClient(talk).build())
                .addLast(new AzureCliCredentialBuilder().build());
        return new MachineIdentity(talk, chain.build());
    }

    TokenCredential credential() {
        return credential;
    }

    /** Why there is no token, by the word of whoever was asked for it last. */
    Failure why(RuntimeException thrown) {
        return talk.last().orElseGet(() -> TransportFailure.of(thrown));
    }

    /** Fetches a token; the client takes it from the credential's memory afterwards. */
    void signIn(java.time.Duration limit) {
        credential.getToken(new TokenRequestContext().addScopes(SCOPE)).block(limit);
    }
}
