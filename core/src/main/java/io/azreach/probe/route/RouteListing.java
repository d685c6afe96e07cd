package io.azreach.probe.route;

import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.Hop.Answer;
import io.azreach.net.Literals;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what traceroute (that of Linux, of GNU and of BusyBox) and tracepath print when asked for numbers only: a line for
 * each hop with its distance, who answered, when, and a mark for anything but the end of a packet's life.
 */
public final class RouteListing {
    private static final int FARTHEST = 255;
    private static final Pattern LINE = Pattern.compile("\\s*(\\d{1,3})(?::|\\?:)?\\s+(\\S{1,64})(.{0,400})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,6})?) ?ms");
    private static final Pattern FLAGS = Pattern.compile("<([a-z,]{3,40})>");
    private static final Pattern MARK = Pattern.compile("!([A-Z]?)(?:-(\\d{1,5}))?");

    private final InetAddress destination;
    private final TreeMap<Integer, Hop> hops = new TreeMap<>();

    private RouteListing(InetAddress destination) {
        this.destination = destination;
    }

    /** The hops in order up to the one that ended the path. What is no hop is passed over. */
    public static List<Hop> read(String text, InetAddress destination) {
        var listing = new RouteListing(destination);
        text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(listing::line);
        int end = listing.hops.values().stream()
                .filter(h -> h.answer().endsPath())
                .mapToInt(Hop::ttl)
                .findFirst()
                .orElse(FARTHEST);
        return List.copyOf(listing.hops.headMap(end, true).values());
    }

    private void line(Matcher line) {
        int distance = Integer.parseInt(line.group(1));
        if (distance < 1 || distance > FARTHEST) {
            return;
        }
        var who = line.group(2);
        var rest = line.group(3);
        if (who.equals("*") || (who + rest).strip().equals("no reply")) {
            hops.putIfAbsent(distance, hop(distance, null, Answer.SILENT, null, Duration.ZERO));
        } else {
            Literals.find(who).ifPresent(from -> answered(distance, from, rest));
        }
    }

    private void answered(int distance, InetAddress from, String rest) {
        var mark = MARK.matcher(rest);
        var answer = mark.find() ? marked(mark.group(1)) : unmarked(from, rest);
        Integer mtu = answer == Answer.FRAG_NEEDED && mark.group(2) != null ? Integer.valueOf(mark.group(2)) : null;
        hops.put(distance, hop(distance, from, answer, mtu, took(rest).orElse(Duration.ZERO)));
    }

    /** Flags are those of an answer to a first packet of TCP. */
    private Answer unmarked(InetAddress from, String rest) {
        var flags = FLAGS.matcher(rest);
        if (flags.find()) {
            return flags.group(1).contains("rst") ? Answer.REFUSED : Answer.CONNECTED;
        }
        return from.equals(destination) ? Answer.PORT_UNREACHABLE : Answer.TIME_EXCEEDED;
    }

    private static Answer marked(String letter) {
        return switch (letter) {
            case "H" -> Answer.HOST_UNREACHABLE;
            case "N" -> Answer.NET_UNREACHABLE;
            case "P" -> Answer.PROTOCOL_UNREACHABLE;
            case "F" -> Answer.FRAG_NEEDED;
            case "X", "A" -> Answer.ADMIN_PROHIBITED;
            default -> Answer.OTHER_ICMP;
        };
    }

    private static Optional<Duration> took(String rest) {
        var time = TIME.matcher(rest);
        return time.find()
                ? Optional.of(Duration.ofNanos(Math.round(Double.parseDouble(time.group(1)) * 1000) * 1000))
                : Optional.empty();
    }

    private static Hop hop(
            int distance, @Nullable InetAddress from, Answer answer, @Nullable Integer mtu, Duration took) {
        return new Hop(distance, from, answer, null, null, mtu, took, 1);
    }
}
