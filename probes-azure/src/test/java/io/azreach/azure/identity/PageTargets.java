package io.azreach.azure.identity;

import static io.azreach.testkit.FuzzTarget.atMost;
import static io.azreach.testkit.FuzzTarget.holds;

import io.azreach.model.evidence.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Answers and pages of whatever stands between. */
public final class PageTargets {
    /** As much as an exchange keeps of a body, and of a header. */
    private static final int LONGEST = 2048;

    private static final int LONGEST_HEADER = 1024;
    private static final List<String> SERVICES =
            List.of("storage", "entra", "servicebus", "keyvault", "asr", "generic");

    private PageTargets() {}

    public static void page(byte[] input) {
        var page = new Page(cut(new String(input, StandardCharsets.UTF_8), LONGEST));
        page.isHtml();
        atMost(120, page.words());
        atMost(LONGEST, String.valueOf(page.reference()));
    }

    /** Who answered: service and status by the first bytes, then lines of headers, an empty one, and the body. */
    public static void serviceAnswer(byte[] input) {
        if (input.length < 2) {
            return;
        }
        var service = SERVICES.get((input[0] & 0xff) % SERVICES.size());
        int status = 200 + 2 * (input[1] & 0xff);
        var parts = new String(input, 2, input.length - 2, StandardCharsets.UTF_8).split("\n\n", 2);
        var answer = new Answer(service, "host.example.org", null, exchange(status, parts));
        holds(ServiceIdentity.of(answer).reason() != null, "no reason");
        atMost(120, answer.pageWords());
        atMost(LONGEST, answer.portal());
        atMost(LONGEST, answer.errorCode());
    }

    private static HttpExchange exchange(int status, String[] parts) {
        var headers = new TreeMap<String, String>();
        parts[0].lines()
                .limit(50)
                .map(line -> line.split(": ", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> headers.put(pair[0].toLowerCase(Locale.ROOT), cut(pair[1], LONGEST_HEADER)));
        var body = parts.length == 2 ? cut(parts[1], LONGEST) : "";
        var url = "https://host.example.org/";
        return new HttpExchange("GET", url, status, null, headers, body, body.length(), null, Duration.ZERO, null);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
