package io.azreach;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What others can see of a type: one line for itself, one indented for each member, all but enum constants sorted. */
final class ApiSignature {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
    private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

    private final Class<?> type;

    private ApiSignature(Class<?> type) {
        this.type = type;
    }

    static List<String> of(Class<?> type) {
        var signature = new ApiSignature(type);
        var lines = new ArrayList<String>();
        lines.add(signature.header());
        signature.enumConstants().map(line -> "    " + line).forEach(lines::add);
        Stream.of(signature.fields(), signature.constructors(), signature.methods())
                .forEach(members -> members.sorted().map(line -> "    " + line).forEach(lines::add));
        return lines;
    }

    /** Public, and so is everything it is nested in. */
    static boolean isExported(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isExported(type.getEnclosingClass()));
    }

    private String header() {
        var components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(c -> named(c.getAnnotatedType(), c.getName()))
                        .collect(joining(", ", "(", ")"))
                : "";
        var parents = Stream.concat(
                        Stream.ofNullable(type.getAnnotatedSuperclass())
                                .filter(parent ->
                                        !Set.of(Object.class, Record.class).contains(parent.getType()))
                                .filter(parent -> !type.isEnum()),
                        Arrays.stream(type.getAnnotatedInterfaces()).filter(parent -> !type.isAnnotation()))
                .map(ApiTypes::text)
                .collect(joining(", "));
        var permits = type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .map(ApiTypes::text)
                        .sorted()
                        .collect(joining(", ", " permits ", ""))
                : "";
        return type.getName().replace('$', '.') + variables(type.getTypeParameters()) + " " + kind() + components
                + (parents.isEmpty() ? "" : " extends " + parents) + permits;
    }

    private String kind() {
        if (type.isAnnotation()) {
            return "annotation";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isRecord()) {
            return "record";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return (Modifier.isFinal(type.getModifiers()) ? "final " : "")
                + (Modifier.isAbstract(type.getModifiers()) ? "abstract " : "") + "class";
    }

    private Stream<String> enumConstants() {
        return Arrays.stream(type.getDeclaredFields())
                .filter(Field::isEnumConstant)
                .map(Field::getName);
    }

    private Stream<String> fields() {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> isVisible(field) && !field.isEnumConstant())
                .map(field -> modifiers(field) + named(field.getAnnotatedType(), field.getName()));
    }

    private Stream<String> constructors() {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> isVisible(constructor) && !isCanonical(constructor))
                .map(constructor -> "new " + type.getSimpleName() + parameters(constructor));
    }

    private Stream<String> methods() {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> isVisible(method) && !isImplied(method))
                .map(method -> modifiers(method)
                        + (method.isDefault() ? "default " : "")
                        + spaced(variables(method.getTypeParameters()))
                        + named(method.getAnnotatedReturnType(), method.getName())
                        + parameters(method));
    }

    private boolean isVisible(Member member) {
        var visible = Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
        return visible && !member.isSynthetic();
    }

    private boolean isCanonical(Executable constructor) {
        return type.isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    private boolean isImplied(Method method) {
        var accessor = type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> method.equals(component.getAccessor()));
        return accessor
                || OF_EVERY_OBJECT.contains(method.getName())
                || type.isEnum() && OF_EVERY_ENUM.contains(method.getName());
    }

    private static String modifiers(Member member) {
        var inClass = !member.getDeclaringClass().isInterface();
        return (Modifier.isProtected(member.getModifiers()) ? "protected " : "")
                + (Modifier.isStatic(member.getModifiers()) ? "static " : "")
                + (inClass && Modifier.isAbstract(member.getModifiers()) ? "abstract " : "");
    }

    private static String parameters(Executable executable) {
        var parameters = Arrays.stream(executable.getParameters())
                .map(parameter -> named(parameter.getAnnotatedType(), parameter.getName()))
                .collect(joining(", ", "(", ")"));
        var thrown = Arrays.stream(executable.getAnnotatedExceptionTypes())
                .map(ApiTypes::text)
                .collect(joining(", "));
        return parameters + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String named(AnnotatedType type, String name) {
        return ApiTypes.text(type) + " " + name;
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(ApiSignature::variable).collect(joining(", ", "<", ">"));
    }

    private static String variable(TypeVariable<?> variable) {
        var bounds = Arrays.stream(variable.getAnnotatedBounds())
                .map(ApiTypes::text)
                .filter(bound -> !bound.equals("Object"))
                .collect(joining(" & "));
        return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private static String spaced(String text) {
        return text.isEmpty() ? "" : text + " ";
    }
}
