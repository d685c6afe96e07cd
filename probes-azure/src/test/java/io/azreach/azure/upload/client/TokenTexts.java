package io.azreach.azure.upload.client;

import static io.azreach.testkit.FuzzTarget.atMost;

import java.nio.charset.StandardCharsets;

/** What whoever is asked for a token says. */
public final class TokenTexts {
    private TokenTexts() {}

    public static void tokenError(byte[] input) {
        atMost(200, TokenTalk.said(new String(input, StandardCharsets.UTF_8)));
    }
}
