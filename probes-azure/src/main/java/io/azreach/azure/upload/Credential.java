package io.azreach.azure.upload;

/** What requests are signed with. Never printed. */
public sealed interface Credential {
    /** A key of the account, in Base64. */
    record SharedKey(String key) implements Credential {
        @Override
        public String toString() {
            return "shared key";
        }
    }

    /** A shared access signature: a query without the question mark. */
    record Sas(String signature) implements Credential {
        @Override
        public String toString() {
            return "shared access signature";
        }
    }

    /** Whoever this machine or its user is to Entra ID. */
    record Identity() implements Credential {}
}
