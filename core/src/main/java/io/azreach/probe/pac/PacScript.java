package io.azreach.probe.pac;

import io.azreach.probe.pac.PacAnswer.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;

/**
 * A proxy auto-configuration script. It is somebody else's program from the network: it sees the standard functions and
 * nothing else, and whatever it does ends in an answer. Immutable and thread-safe; every question starts it afresh.
 */
public final class PacScript {
    private static final long MOST_STEPS = 5_000_000;
    private static final int STACK_BYTES = 1 << 20;

    private final String source;

    public PacScript(String source) {
        this.source = source;
    }

    /**
     * Which way a URL goes. Paths and queries of secure URLs are withheld from the script, as browsers do.
     *
     * @param cap the most time it may take, name lookups included
     */
    public PacAnswer ways(URI url, PacWorld world, Duration cap) throws InterruptedException {
        var answer = new AtomicReference<PacAnswer>(new PacAnswer.Failed(Reason.TIME_LIMIT, cap + " passed"));
        // native loops of the engine cannot be counted, so that the script gets a thread that can be left behind
        var thread = new Thread(null, () -> answer.set(run(url, world)), "pac", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, cap.toMillis()));
        } finally {
            thread.interrupt();
        }
        return answer.get();
    }

    private PacAnswer run(URI url, PacWorld world) {
        try {
            return new Sandbox(MOST_STEPS).call(context -> evaluate(context, url, world));
        } catch (Sandbox.StepLimitReached loops) {
            return new PacAnswer.Failed(Reason.STEP_LIMIT, MOST_STEPS + " steps");
        } catch (StackOverflowError deep) {
            return new PacAnswer.Failed(Reason.RUNTIME, "recursion too deep");
        } catch (OutOfMemoryError large) {
            return new PacAnswer.Failed(Reason.MEMORY, "out of memory");
        } catch (RuntimeException engine) {
            return failed(Reason.RUNTIME, engine);
        }
    }

    private PacAnswer evaluate(Context context, URI url, PacWorld world) {
        var scope = context.initSafeStandardObjects(null, false);
        ScriptFunctions.define(scope, world);
        Script script;
        try {
            script = context.compileString(source, "pac", 1, null);
        } catch (EvaluatorException syntax) {
            return failed(Reason.SYNTAX, syntax);
        }
        script.exec(context, scope, scope);
        if (!(ScriptableObject.getProperty(scope, "FindProxyForURL") instanceof Function find)) {
            return new PacAnswer.Failed(Reason.NO_FUNCTION, "FindProxyForURL");
        }
        var host = url.getHost() == null ? "" : url.getHost().replaceAll("[\\[\\]]", "");
        var result = find.call(context, scope, scope, new Object[] {visible(url), host});
        return result instanceof CharSequence text
                ? PacResult.parse(text.toString())
                : new PacAnswer.Failed(Reason.BAD_RESULT, PacResult.shortened(Context.toString(result)));
    }

    private static PacAnswer failed(Reason reason, RuntimeException thrown) {
        var message = thrown instanceof RhinoException rhino
                ? rhino.details() + " (line " + rhino.lineNumber() + ")"
                : thrown.getClass().getSimpleName();
        return new PacAnswer.Failed(reason, PacResult.shortened(message));
    }

    private static String visible(URI url) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        var where = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return scheme + "://" + where + (scheme.equals("https") ? "/" : path + query);
    }
}
