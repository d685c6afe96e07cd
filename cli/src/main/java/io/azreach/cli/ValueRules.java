package io.azreach.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says whether a value fits its option. */
final class ValueRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,89}");
    // Storage account names: up to 24 lower-case letters and digits.
    private static final Pattern STORAGE_ACCOUNT = Pattern.compile("[a-z0-9]{1,24}");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,6}(B|KiB|MiB|GiB)?");
    private static final Pattern URL = Pattern.compile("(https?://[^\\s/@]+(/\\S*)?|file:/\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    // The words the IKE probe knows, in the order configurations write them; it says itself what does not go together.
    private static final Pattern ALGORITHM = Pattern.compile(
            "3des|aes(128|192|256)|aes(128|256)gcm16|(prf)?(md5|sha1|sha256|sha384|sha512)|modp(768|1024|1536|2048|3072|4096)"
                    + "|ecp(256|384|521)|curve25519");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private final Wording texts;
    private final Map<String, String> environment;

    ValueRules(Wording texts, Map<String, String> environment) {
        this.texts = texts;
        this.environment = environment;
    }

    /** A sentence that names option, value and rule; empty when the value is fine. */
    Optional<String> problem(Option option, String value) {
        if (!option.choices().isEmpty()) {
            return option.choices().contains(value) ? Optional.empty() : choice(option, value);
        }
        if (option.kind() == Option.Kind.PROXY && value.contains("@")) {
            return Optional.of(texts.say("problem.proxy-secret", "option", option.name()));
        }
        if (option.kind() == Option.Kind.OUTPUT) {
            return output(value);
        }
        return fits(option.kind(), value) ? Optional.empty() : Optional.of(bad(option, value));
    }

    private boolean fits(Option.Kind kind, String value) {
        return switch (kind) {
            case NAME -> NAME.matcher(value).matches();
            case STORAGE_ACCOUNT -> STORAGE_ACCOUNT.matcher(value).matches();
            case HOST -> Addresses.isHost(value);
            case HOST_AND_PORT -> Addresses.parse(value, 443).isPresent();
            case PROXY -> Addresses.proxy(value).isPresent();
            case URL -> URL.matcher(value).matches();
            case DURATION -> Durations.parse(value).isPresent();
            case NUMBER -> NUMBER.matcher(value).matches();
            case SIZE -> SIZE.matcher(value).matches();
            case FILE -> isReadable(value);
            case PROPOSAL -> isProposals(value);
            case VARIABLE -> VARIABLE.matcher(value).matches() && environment.containsKey(value);
            default -> !value.isBlank();
        };
    }

    /** Each names at least what encrypts, how a key is derived and the group. */
    private static boolean isProposals(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip).allMatch(one -> {
            var words = List.of(one.split("-", -1));
            return words.size() >= 3
                    && words.stream().allMatch(word -> ALGORITHM.matcher(word).matches());
        });
    }

    private static boolean isReadable(String path) {
        try {
            return Files.isRegularFile(Path.of(path)) && Files.isReadable(Path.of(path));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private Optional<String> output(String value) {
        var output = OutputSpec.parse(value);
        if (!OutputSpec.FORMATS.contains(output.format())) {
            return Optional.of(texts.say("problem.format", "value", output.format(), "formats", formats())
                    + UnknownWord.nearest(texts, output.format(), OutputSpec.FORMATS));
        }
        return output.path() != null && output.path().isBlank()
                ? Optional.of(texts.say("problem.output-path", "value", value))
                : Optional.empty();
    }

    private static String formats() {
        return String.join(", ", OutputSpec.FORMATS);
    }

    private Optional<String> choice(Option option, String value) {
        var rule = texts.say("rule.CHOICE", "choices", String.join(", ", option.choices()));
        return Optional.of(bad(option, value, rule) + UnknownWord.nearest(texts, value, option.choices()));
    }

    private String bad(Option option, String value) {
        return bad(option, value, texts.say("rule." + option.kind()));
    }

    private String bad(Option option, String value, String rule) {
        return texts.say("problem.value", "option", option.name(), "value", value, "rule", rule);
    }
}
