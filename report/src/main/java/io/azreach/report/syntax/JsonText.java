package io.azreach.report.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads JSON text into values that know their place. */
public final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonText() {}

    /**
     * Reads exactly one value.
     *
     * @param file name for messages
     * @throws JsonProblems when the text is not JSON
     */
    public static JsonValue read(String file, String text) throws JsonProblems {
        try (var parser = FACTORY.createParser(text)) {
            parser.nextToken();
            if (!parser.hasCurrentToken()) {
                throw problem(file, new JsonValue.Place(1, 1), "the file is empty, a JSON object is expected");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw problem(file, place(parser), "nothing may follow the end of the document");
            }
            return value;
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            var place = at == null ? new JsonValue.Place(1, 1) : new JsonValue.Place(at.getLineNr(), at.getColumnNr());
            throw problem(file, place, firstLine(broken.getOriginalMessage()));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static JsonProblems problem(String file, JsonValue.Place place, String message) {
        return new JsonProblems(List.of(new JsonProblem(file, place.line(), place.column(), message)));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        var place = place(parser);
        var token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> fields(parser, place);
            case START_ARRAY -> items(parser, place);
            case VALUE_STRING -> new JsonValue.Text(parser.getText(), place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Amount(parser.getDecimalValue(), place);
            case VALUE_TRUE, VALUE_FALSE -> new JsonValue.Flag(token == JsonToken.VALUE_TRUE, place);
            default -> new JsonValue.Nothing(place);
        };
    }

    private static JsonValue fields(JsonParser parser, JsonValue.Place place) throws IOException {
        var values = new LinkedHashMap<String, JsonValue>();
        var keys = new HashMap<String, JsonValue.Place>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            keys.put(name, place(parser));
            parser.nextToken();
            values.put(name, value(parser));
        }
        return new JsonValue.Fields(values, keys, place);
    }

    private static JsonValue items(JsonParser parser, JsonValue.Place place) throws IOException {
        var values = new ArrayList<JsonValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return new JsonValue.Items(values, place);
    }

    private static JsonValue.Place place(JsonParser parser) {
        var at = parser.currentTokenLocation();
        return new JsonValue.Place(at.getLineNr(), at.getColumnNr());
    }
}
