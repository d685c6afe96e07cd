package io.azreach.report.text;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Reads and makes records, also those that a plugin keeps to itself. */
public final class Components {
    private Components() {}

    public static @Nullable Object valueOf(Object record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("component " + component + " cannot be read", broken);
        }
    }

    /** Makes a record; its own check of the values may refuse with an {@code IllegalArgumentException}. */
    public static <R> R make(Class<R> type, Class<?>[] kinds, @Nullable Object[] values) {
        try {
            var constructor = type.getDeclaredConstructor(kinds);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(String.valueOf(refused.getCause()), refused);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("record " + type.getName() + " cannot be made", broken);
        }
    }
}
