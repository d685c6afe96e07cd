package io.azreach.report.text;

import io.azreach.engine.LoadedPlugin;
import io.azreach.model.Finding;
import io.azreach.model.FindingId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * All texts in one language: those of the reports first, then those of each plugin. Immutable and thread-safe. A text that
 * the language lacks is given in English.
 */
public final class Texts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final List<ResourceBundle> bundles;

    private Texts(Locale locale, List<ResourceBundle> bundles) {
        this.locale = locale;
        this.bundles = List.copyOf(bundles);
    }

    /** Texts for a language; a plugin whose bundle cannot be found has no texts, and its ids speak for themselves. */
    public static Texts load(Locale locale, Collection<LoadedPlugin> plugins) {
        var bundles = new ArrayList<ResourceBundle>();
        bundles.add(bundle("io.azreach.report.texts", locale, Texts.class.getClassLoader()));
        for (var plugin : plugins) {
            var base = plugin.info().texts();
            if (!base.isEmpty()) {
                try {
                    bundles.add(bundle(base, locale, plugin.classLoader()));
                } catch (MissingResourceException absent) {
                    System.getLogger(Texts.class.getName())
                            .log(System.Logger.Level.DEBUG, () -> "no text bundle " + base, absent);
                }
            }
        }
        return new Texts(locale, bundles);
    }

    public Locale locale() {
        return locale;
    }

    /** Whether there is a text for a key. */
    public boolean has(String key) {
        return raw(key).isPresent();
    }

    /** One text as one line; the key itself where there is none, so that a gap is seen and not hidden. */
    public String line(String key, Map<String, String> values) {
        var lines = lines(key, values);
        return lines.isEmpty() ? key : String.join(" ", lines);
    }

    /** One text without values. */
    public String line(String key) {
        return line(key, Map.of());
    }

    /** A text's lines; empty where there is no such text. */
    public List<String> lines(String key, Map<String, String> values) {
        return raw(key).map(text -> Template.fill(text, values)).orElse(List.of());
    }

    /** A text's lines for a page about no run in particular: every value is a stand-in, its name in capitals. */
    public List<String> page(String key) {
        var standIns = new HashMap<String, String>();
        raw(key).ifPresent(text ->
                Template.names(text).forEach(name -> standIns.put(name, name.toUpperCase(Locale.ROOT))));
        return lines(key, standIns);
    }

    /** A finding in words; its title names one target at most. */
    public FindingText of(Finding finding) {
        return of(finding, Integer.MAX_VALUE - 1);
    }

    /**
     * A finding in words for somebody who reads rather than copies.
     *
     * @param most how many names a list shows before the rest is counted
     */
    public FindingText of(Finding finding, int most) {
        var id = finding.id().value();
        boolean toProxy = isOnTheWayToAProxy(finding);
        var title = lines(id + ".title", placed(values(finding, 1), toProxy));
        var values = values(finding, most);
        var why = new ArrayList<>(lines(id + ".why", placed(values, toProxy)));
        if (toProxy) {
            why.addAll(lines("finding.to-proxy", values));
        }
        return new FindingText(
                title.isEmpty() ? id : String.join(" ", title), why, lines(id + ".fix", placed(values, toProxy)));
    }

    /** A cause that may stand on any way, on the way to a proxy this time: its own text knows nothing of proxies. */
    private boolean isOnTheWayToAProxy(Finding finding) {
        return finding.args().containsKey("proxy")
                && Stream.of("title", "why", "fix")
                        .flatMap(part -> raw(finding.id() + "." + part).stream())
                        .noneMatch(text -> Template.names(text).contains("proxy"));
    }

    private Map<String, String> placed(Map<String, String> values, boolean toProxy) {
        if (!toProxy) {
            return values;
        }
        var place = new HashMap<>(values);
        place.put("targets", line("finding.proxy", values));
        return place;
    }

    /** A cause in a few words, with its id; the id alone where nobody wrote such words. */
    public String brief(FindingId id) {
        var key = id + ".short";
        return has(key) ? line("list.excluded", Map.of("words", line(key), "id", id.value())) : id.value();
    }

    private Map<String, String> values(Finding finding, int most) {
        var targets = finding.targetIds();
        var values = new HashMap<String, String>();
        values.put("targets", Lists.shortened(targets, most, this));
        values.put("count", Integer.toString(targets.size()));
        if (!targets.isEmpty()) {
            values.put("target", targets.get(0));
        }
        finding.args().forEach((name, value) -> values.put(name, shown(name, value, most)));
        return values;
    }

    private String shown(String name, String value, int most) {
        return name.equals("ms") ? Lists.range(value, this) : Lists.shortened(value, most, this);
    }

    private Optional<String> raw(String key) {
        return bundles.stream()
                .filter(bundle -> bundle.containsKey(key))
                .map(bundle -> bundle.getString(key))
                .findFirst();
    }

    private static ResourceBundle bundle(String base, Locale locale, ClassLoader loader) {
        return ResourceBundle.getBundle(base, locale, loader, NO_FALLBACK);
    }
}
