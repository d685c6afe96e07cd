package io.azreach;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types as a reader writes them: well-known packages left out, {@code @Nullable} kept. */
final class ApiTypes {
    private static final Pattern WELL_KNOWN =
            Pattern.compile("(?:java\\.(?:lang|util|time|io|net)|io\\.azreach(?:\\.[a-z]+)+)\\.(?=[A-Z])");

    private ApiTypes() {}

    static String text(AnnotatedType type) {
        var prefix = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        return prefix + bare(type);
    }

    static String text(Type type) {
        var name = type instanceof Class<?> known ? known.getTypeName() : type.toString();
        return WELL_KNOWN.matcher(name.replace('$', '.')).replaceAll("");
    }

    private static String bare(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            return text(array.getAnnotatedGenericComponentType()) + "[]";
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            var raw = ((ParameterizedType) generic.getType()).getRawType();
            return Arrays.stream(generic.getAnnotatedActualTypeArguments())
                    .map(ApiTypes::text)
                    .collect(joining(", ", text(raw) + "<", ">"));
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            var limits = bounds(" super ", wildcard.getAnnotatedLowerBounds())
                    + bounds(" extends ", wildcard.getAnnotatedUpperBounds());
            return "?" + limits;
        }
        return text(type.getType());
    }

    private static String bounds(String how, AnnotatedType[] bounds) {
        var named = Arrays.stream(bounds)
                .map(ApiTypes::text)
                .filter(bound -> !bound.equals("Object"))
                .collect(joining(" & "));
        return named.isEmpty() ? "" : how + named;
    }
}
