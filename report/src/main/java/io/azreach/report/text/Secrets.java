package io.azreach.report.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The last net below the rule that secrets are dropped when collected: user information in URLs, signatures and keys in
 * queries and connection strings, and credentials in header lines.
 */
public final class Secrets {
    private static final List<Pattern> SECRET = List.of(
            Pattern.compile("(?<=://)[^/\\s@?#]+@"),
            Pattern.compile("(?i)(?<=[?&;](?:sig|code|token|access_token|client_secret|password|key)=)[^&\\s\"';]+"),
            Pattern.compile("(?i)(?<=(?:AccountKey|SharedAccessKey|SharedAccessSignature)=)[^;\\s\"']+"),
            Pattern.compile("(?i)(?<=\\bauthorization: ?)\\S.*"),
            Pattern.compile("(?i)(?<=\\bBearer )[A-Za-z0-9._~+/-]{24,}=*"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"));

    private Secrets() {}

    /** Patterns are slow to start, and nearly no text holds any of these. */
    private static boolean mayHold(String text) {
        return text.indexOf('=') >= 0
                || text.indexOf('@') >= 0
                || text.contains("eyJ")
                || text.contains("earer ")
                || text.contains("EARER ")
                || text.regionMatches(true, 0, "authorization", 0, 13)
                || text.contains("uthorization:")
                || text.contains("UTHORIZATION:");
    }

    /** The text without what looks like a secret. */
    public static String scrub(String text) {
        if (!mayHold(text)) {
            return text;
        }
        var scrubbed = text;
        for (var secret : SECRET) {
            var found = secret.matcher(scrubbed);
            if (found.find()) {
                scrubbed = found.replaceAll("");
            }
        }
        return scrubbed;
    }
}
