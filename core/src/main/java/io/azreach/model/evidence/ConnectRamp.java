package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whether connections fail because there are many of them: first one after another, then held open side by side.
 *
 * @param address the peer
 * @param port the peer's port
 * @param singly connects tried one after another, each closed before the next
 * @param singlyStood how many of those stood
 * @param together connects tried while all earlier ones were held open; failures before the count of the single ones was gone
 *     are left out
 * @param togetherStood how many of those stood; those that did not came last when a limit was reached
 * @param failedInARow how many of the last failed without one in between that stood
 * @param otherStood whether, after these failures and with all others still open, a connect to another destination stood; null
 *     when none was tried
 */
public record ConnectRamp(
        InetAddress address,
        int port,
        int singly,
        int singlyStood,
        int together,
        int togetherStood,
        int failedInARow,
        @Nullable Boolean otherStood)
        implements Evidence {
    /** All single connects stand, and beyond a number of open ones none does. */
    public boolean limited() {
        return singlyStood == singly
                && failedInARow >= 3
                && togetherStood > 0
                && together - togetherStood == failedInARow;
    }
}
