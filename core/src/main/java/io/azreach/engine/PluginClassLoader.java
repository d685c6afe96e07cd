package io.azreach.engine;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;

/**
 * Loads one plugin. It sees the JDK and the packages that plugins share with the application; everything else, such as a
 * JSON library of another version than ours, is private to it.
 */
final class PluginClassLoader extends URLClassLoader {
    static final Set<String> SHARED = Set.of(
            "io.azreach.model",
            "io.azreach.model.evidence",
            "io.azreach.time",
            "io.azreach.net",
            "io.azreach.host",
            "io.azreach.spi",
            "io.azreach.report.render",
            // without it, evidence of plugins could not say which of its components may be absent
            "org.jspecify.annotations");

    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(String name, URL[] jars) {
        super("plugin-" + name, jars, new SharedTypes(PluginClassLoader.class.getClassLoader()));
    }

    static boolean isShared(String className) {
        int lastDot = className.lastIndexOf('.');
        return lastDot > 0 && SHARED.contains(className.substring(0, lastDot));
    }

    /** The JDK, and the shared packages of the application; no resource of the application. */
    private static final class SharedTypes extends ClassLoader {
        private final ClassLoader application;

        static {
            registerAsParallelCapable();
        }

        SharedTypes(ClassLoader application) {
            super("azreach-shared", ClassLoader.getPlatformClassLoader());
            this.application = application;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (isShared(name)) {
                return application.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
