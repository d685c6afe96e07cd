package io.azreach.probe.pac;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptableObject;

/** Puts the standard functions into a script's scope. */
final class ScriptFunctions {
    private final ScriptableObject scope;

    private ScriptFunctions(ScriptableObject scope) {
        this.scope = scope;
    }

    static void define(ScriptableObject scope, PacWorld world) {
        var functions = new ScriptFunctions(scope);
        functions.aboutNames(new HostFunctions(world));
        functions.aboutTime(new TimeFunctions(world.now()));
        functions.define("alert", 1, a -> Context.getUndefinedValue());
    }

    private void aboutNames(HostFunctions hosts) {
        define("isPlainHostName", 1, a -> HostFunctions.isPlainHostName(a.get(0)));
        define("dnsDomainIs", 2, a -> HostFunctions.dnsDomainIs(a.get(0), a.get(1)));
        define("localHostOrDomainIs", 2, a -> HostFunctions.localHostOrDomainIs(a.get(0), a.get(1)));
        define("dnsDomainLevels", 1, a -> HostFunctions.dnsDomainLevels(a.get(0)));
        define("shExpMatch", 2, a -> HostFunctions.shExpMatch(a.get(0), a.get(1)));
        define("isResolvable", 1, a -> hosts.isResolvable(a.get(0)));
        define("dnsResolve", 1, a -> hosts.dnsResolve(a.get(0)).orElse(null));
        define("isInNet", 3, a -> hosts.isInNet(a.get(0), a.get(1), a.get(2)));
        define("myIpAddress", 0, a -> hosts.myIpAddress());
        define("isResolvableEx", 1, a -> hosts.isResolvableEx(a.get(0)));
        define("dnsResolveEx", 1, a -> hosts.dnsResolveEx(a.get(0)));
        define("isInNetEx", 2, a -> hosts.isInNetEx(a.get(0), a.get(1)));
        define("myIpAddressEx", 0, a -> hosts.myIpAddress());
    }

    private void aboutTime(TimeFunctions time) {
        define("weekdayRange", 0, time::weekdayRange);
        define("dateRange", 0, time::dateRange);
        define("timeRange", 0, time::timeRange);
    }

    /** Missing arguments arrive as the word that JavaScript makes of them. */
    private void define(String name, int arguments, Function<List<String>, ? extends @Nullable Object> function) {
        var lambda = new LambdaFunction(scope, name, arguments, (context, callScope, self, given) -> {
            var full = Arrays.copyOf(given, Math.max(arguments, given.length));
            Arrays.fill(full, Math.min(given.length, full.length), full.length, Context.getUndefinedValue());
            return function.apply(Arrays.stream(full).map(Context::toString).toList());
        });
        ScriptableObject.putProperty(scope, name, lambda);
    }
}
