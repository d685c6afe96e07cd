package io.azreach.host;

import io.azreach.model.Attempt;
import io.azreach.model.Provided;
import java.util.List;

/**
 * Reads the Windows registry or a recorded copy of it. Keys are written with the short hive, as in
 * {@code HKLM\SOFTWARE\Microsoft}; the 64-bit view is meant. Thread-safe.
 */
@Provided
public interface Registry {
    /** One value; {@code NOT_FOUND} when the key or the value is absent. The default value has an empty name. */
    Attempt<RegistryValue> value(String key, String name);

    /** All values of a key, sorted by name. */
    Attempt<List<RegistryValue>> values(String key);

    /** Names of the keys directly below a key, sorted. */
    Attempt<List<String>> subkeys(String key);
}
