package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.FindingBuilder;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a shared access signature says of itself explains most refusals of it. */
final class Signature {
    private static final String NOT_ACCEPTED = "AuthenticationFailed";

    private Signature() {}

    /** Adds the times to the finding about a refused signature, where they are what is wrong. */
    static void judge(BlobTest test, FindingSink sink) {
        var broken = test.broken().orElse(null);
        var terms = test.sas().orElse(null);
        if (broken == null || terms == null || !broken.byService() || !NOT_ACCEPTED.equals(broken.errorCode())) {
            return;
        }
        var now = now(test);
        var expires = terms.expires();
        var starts = terms.starts();
        if (expires != null && !now.isBefore(expires)) {
            sink.report(refused(test, broken, now).arg("expired", expires).build());
        } else if (starts != null && now.isBefore(starts)) {
            sink.report(refused(test, broken, now).arg("starts", starts).build());
        }
    }

    private static FindingBuilder refused(BlobTest test, StorageStep broken, Instant now) {
        return test.finding(UploadFindings.AUTH_FAILED, Confidence.CONFIRMED, broken)
                .groupedBy("account", test.target().host().split("\\.", 2)[0])
                .arg("now", now)
                .excluding("HTTP_STORAGE_NETWORK_RULE");
    }

    /** The service's clock counts; ours may be wrong. */
    private static Instant now(BlobTest test) {
        return test.evidence().on(test.target(), HttpExchange.class).stream()
                .map(Recorded::evidence)
                .flatMap(exchange -> date(exchange).stream())
                .max(Instant::compareTo)
                .orElse(test.observation().startedAt());
    }

    private static List<Instant> date(HttpExchange exchange) {
        var date = exchange.header("date");
        if (date == null) {
            return List.of();
        }
        try {
            return List.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException malformed) {
            return List.of();
        }
    }

    /** What a step needs and the signature lacks, in the signature's own words; empty when nothing is known to lack. */
    static String lacks(SasTerms terms, Step step) {
        var lacks = new ArrayList<String>();
        if (terms.services() != null && !terms.services().contains("b")) {
            lacks.add("ss=b");
        }
        var type = step == Step.CREATE_CONTAINER || step == Step.DELETE_CONTAINER || step == Step.LIST ? "c" : "o";
        if (terms.resourceTypes() != null && !terms.resourceTypes().contains(type)) {
            lacks.add("srt=" + type);
        }
        var own = terms.resource();
        if (own != null && (step == Step.CREATE_CONTAINER || step == Step.DELETE_CONTAINER)) {
            lacks.add("ss=b, srt=" + type);
        }
        if (own != null && step == Step.LIST && !own.equals("c")) {
            lacks.add("sr=c");
        }
        var permissions = terms.permissions();
        var wanted = permissions(step);
        if (permissions != null && wanted.chars().noneMatch(letter -> permissions.indexOf(letter) >= 0)) {
            lacks.add(wanted.chars().mapToObj(letter -> "sp=" + (char) letter).collect(Collectors.joining("/")));
        }
        return String.join(", ", lacks);
    }

    /** One of these letters is enough. */
    private static String permissions(Step step) {
        return switch (step) {
            case CREATE_CONTAINER, BLOCK, COMMIT -> "cw";
            case LIST -> "l";
            case DELETE, DELETE_CONTAINER -> "d";
            default -> "r";
        };
    }
}
