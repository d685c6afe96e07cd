package io.azreach.engine;

import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** Says in one line what went wrong inside a plugin, and what its author can do about it. */
final class PluginFailure {
    private PluginFailure() {}

    static String explain(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var known = known(cause);
            if (known != null) {
                return known;
            }
        }
        var root = root(thrown);
        return thrown instanceof ServiceConfigurationError && root != thrown
                ? "its constructor failed: " + oneLine(root)
                : oneLine(root);
    }

    private static @Nullable String known(Throwable cause) {
        if (cause instanceof UnsupportedClassVersionError) {
            return "it needs a newer Java than " + Runtime.version().feature() + "; compile it with --release 17";
        }
        // Both carry the bare class name; other texts of NoClassDefFoundError are about failed static initializers.
        if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
            var message = String.valueOf(cause.getMessage()).replace('/', '.');
            return message.indexOf(' ') < 0 ? missing(message) : null;
        }
        if (cause instanceof ServiceConfigurationError
                && String.valueOf(cause.getMessage()).endsWith(" not found")) {
            return "its service file names a class that no jar in the directory has: " + cause.getMessage();
        }
        return null;
    }

    private static String missing(String className) {
        if (className.startsWith("io.azreach.")) {
            return "class " + className + " is not open to plugins; use only the packages "
                    + PluginClassLoader.SHARED.stream().sorted().toList();
        }
        return "class " + className + " is missing; put the library that has it into the plugin's directory: only"
                + " azreach-core and azreach-report belong in 'provided' scope";
    }

    private static Throwable root(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String oneLine(Throwable thrown) {
        return thrown.toString().lines().findFirst().orElse("");
    }
}
