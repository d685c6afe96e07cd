package io.azreach.azure.identity;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a web page shows its reader first. */
final class Page {
    private static final int LONGEST = 120;
    private static final Pattern TITLE = element("title");
    private static final Pattern HEADING = element("h[1-3]");
    private static final Pattern TAG = Pattern.compile("(?s)<(script|style)\\b.*?</\\1>|<[^>]*>");
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)\\b(?:reference|ref|incident|event|case|ticket|support|transaction|block)\\b"
                    + "[ .]*(?:id|no|number|code|#)?[ .:#]*([a-z0-9][a-z0-9-]*\\d[a-z0-9-]*)");
    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://([a-z0-9.-]+\\.[a-z0-9-]+)");
    private static final Pattern ADDRESSEE = Pattern.compile("[\\w.+-]+@[\\w.-]+");
    private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}\\s]+");

    private final String body;

    Page(String body) {
        this.body = body;
    }

    private static Pattern element(String name) {
        return Pattern.compile("(?is)<" + name + "\\b[^>]*>(.*?)</" + name + ">");
    }

    boolean isHtml() {
        var start = body.stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.contains("<html") || start.contains("<body");
    }

    /** Title and first heading, or the first words of a plain text; empty when there are none. */
    String words() {
        var title = first(TITLE);
        var heading = first(HEADING);
        if (title.isEmpty() && heading.isEmpty()) {
            return shortened(text());
        }
        return shortened(title.isEmpty() || heading.contains(title) ? heading : join(title, heading));
    }

    private static String join(String title, String heading) {
        return heading.isEmpty() || title.contains(heading) ? title : title + ": " + heading;
    }

    /** The number a filter's help desk would ask for. */
    @Nullable
    String reference() {
        var found = REFERENCE.matcher(text());
        return found.find() ? found.group(1) : null;
    }

    /** The first other host that the page links to. */
    @Nullable
    String linkedHost(String own) {
        return LINK.matcher(body)
                .results()
                .map(link -> link.group(1).toLowerCase(Locale.ROOT))
                .filter(to -> !to.equalsIgnoreCase(own) && !to.endsWith("w3.org"))
                .findFirst()
                .orElse(null);
    }

    /** Everything a reader sees, on one line. */
    String text() {
        return plain(body);
    }

    private String first(Pattern element) {
        var found = element.matcher(body);
        return found.find() ? plain(found.group(1)) : "";
    }

    private static String plain(String html) {
        var text = TAG.matcher(html).replaceAll(" ").replace("&nbsp;", " ").replace("&amp;", "&");
        return ODD.matcher(ADDRESSEE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
