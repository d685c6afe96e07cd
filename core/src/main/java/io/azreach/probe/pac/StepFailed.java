package io.azreach.probe.pac;

import io.azreach.model.Failure;
import java.net.URI;

/** Ends a fetch half way; never leaves this package. */
final class StepFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final String url;
    private final transient Failure why;

    StepFailed(URI where, Failure why) {
        super(null, null, false, false);
        this.url = PacUrl.shown(where);
        this.why = why;
    }

    String url() {
        return url;
    }

    Failure why() {
        return why;
    }
}
