package io.azreach.probe;

import io.azreach.model.Target;
import io.azreach.net.HttpRequest;
import java.util.TreeMap;

/** The request that a target is to answer, as its hints say. */
final class Requests {
    private Requests() {}

    static HttpRequest to(Target target) {
        var headers = new TreeMap<String, String>();
        target.hints().forEach((name, value) -> {
            if (name.startsWith("header.")) {
                headers.put(name.substring(7), value);
            }
        });
        boolean usualPort = target.port() == (target.scheme().equals("https") ? 443 : 80);
        var host = usualPort ? target.host() : target.hostPort().toString();
        return new HttpRequest(target.hint("method").orElse("GET"), target.scheme(), host, target.path(), headers);
    }
}
