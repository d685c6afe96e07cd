package io.azreach.cli;

/** What is running, read from the jar's manifest so that nothing has to be parsed. */
final class Version {
    private Version() {}

    static String number() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** For people and support: product and Java. */
    static String line() {
        return "azreach " + number() + " (Java " + System.getProperty("java.runtime.version") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")";
    }
}
