package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Facts of one kind about the machine, for the reader of the report: {@code hostnamectl}, {@code instance-metadata}, ….
 *
 * @param topic what the facts are about
 * @param source where they were read
 * @param facts by name, free of secrets; an unknown fact is absent
 */
public record MachineFacts(String topic, String source, Map<String, String> facts) implements Evidence {
    public MachineFacts {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }
}
