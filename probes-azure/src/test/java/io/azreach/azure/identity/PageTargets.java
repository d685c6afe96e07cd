package io.azreach.azure.identity;

import static io.azreach.testkit.FuzzTarget.atMost;

import java.nio.charset.StandardCharsets;

/** Pages of whatever stands between. */
public final class PageTargets {
    /** As much as an exchange keeps of a body. */
    private static final int LONGEST = 2048;

    private PageTargets() {}

    public static void page(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        var page = new Page(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        page.isHtml();
        atMost(120, page.words());
        atMost(LONGEST, String.valueOf(page.reference()));
    }
}
