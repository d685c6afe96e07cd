package io.azreach.azure.identity;

/** Where an answer leaves us with a service. */
public enum Standing {
    /** The service itself answered, as it does to a caller without credentials. */
    REACHED,
    /** Somebody else answered. */
    NOT_THE_SERVICE,
    /** The service itself answered, and will not serve this client as things are. */
    REFUSED_BY_THE_SERVICE,
    /** Nothing speaks against the service, and nothing proves it. */
    UNVERIFIED
}
