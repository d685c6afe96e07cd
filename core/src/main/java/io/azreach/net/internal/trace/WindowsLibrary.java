package io.azreach.net.internal.trace;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.Locale;
import java.util.Map;

/** Libraries of Windows, whose functions begin with a capital letter. */
final class WindowsLibrary {
    private static final FunctionMapper CAPITAL =
            (library, method) -> method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                    + method.getName().substring(1);

    private WindowsLibrary() {}

    /** Binds the native methods of a class, which declares them with a small letter. */
    static void bind(Class<?> functions, String library) {
        Native.register(functions, NativeLibrary.getInstance(library, Map.of(Library.OPTION_FUNCTION_MAPPER, CAPITAL)));
    }
}
