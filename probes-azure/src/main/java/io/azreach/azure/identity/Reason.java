package io.azreach.azure.identity;

/** What an answer is, in as much detail as its words allow. */
public enum Reason {
    /** The service's usual answer. */
    SERVICE(Standing.REACHED),
    /** An answer without marks of the service, where none are known or it may have none. */
    NO_MARKS(Standing.UNVERIFIED),
    /** A server error that may be the service's or of a box in between. */
    ERROR_OF_UNKNOWN_ORIGIN(Standing.UNVERIFIED),

    /** A page of another web server. */
    OTHER_SERVER(Standing.NOT_THE_SERVICE),
    /** A filter's page. */
    BLOCK_PAGE(Standing.NOT_THE_SERVICE),
    /** Azure Firewall refused the request (status 470). */
    AZURE_FIREWALL(Standing.NOT_THE_SERVICE),
    /** A redirect to a foreign page that asks to log in, or status 511 (RFC 6585 section 6). */
    LOGIN_PAGE(Standing.NOT_THE_SERVICE),
    /** A redirect to a host that has nothing to do with the service. */
    FOREIGN_REDIRECT(Standing.NOT_THE_SERVICE),
    /** An error that a proxy made up. */
    PROXY_ERROR(Standing.NOT_THE_SERVICE),

    /** Network rules of the storage account (AuthorizationFailure). */
    STORAGE_NETWORK_RULE(Standing.REFUSED_BY_THE_SERVICE),
    /** The storage account does not exist. */
    ACCOUNT_MISSING(Standing.REFUSED_BY_THE_SERVICE),
    /** The storage account takes no such old TLS version. */
    TLS_VERSION(Standing.REFUSED_BY_THE_SERVICE),
    /** The signature of a request was refused. */
    AUTHENTICATION(Standing.REFUSED_BY_THE_SERVICE),
    /** The storage account takes no keys. */
    KEYS_DISABLED(Standing.REFUSED_BY_THE_SERVICE),
    /** The storage account is disabled, as those of a subscription that is not paid for are. */
    ACCOUNT_DISABLED(Standing.REFUSED_BY_THE_SERVICE),
    /** Network rules of the key vault. */
    VAULT_FIREWALL(Standing.REFUSED_BY_THE_SERVICE),
    /** Address rules of the Service Bus namespace. */
    NAMESPACE_IP_FILTER(Standing.REFUSED_BY_THE_SERVICE),
    /** Too many requests. */
    THROTTLED(Standing.REFUSED_BY_THE_SERVICE),
    /** A server error of the service. */
    UNAVAILABLE(Standing.REFUSED_BY_THE_SERVICE);

    private final Standing standing;

    Reason(Standing standing) {
        this.standing = standing;
    }

    public Standing standing() {
        return standing;
    }
}
