package io.azreach.azure.identity;

import java.util.List;
import java.util.Locale;

/** Domains under which Azure and its sign-in pages live, in every cloud. */
final class MicrosoftNames {
    private static final List<String> DOMAINS = List.of(
            "microsoft.com",
            "microsoft.us",
            "microsoftonline.com",
            "microsoftonline.us",
            "microsoftonline.cn",
            "microsoftonline-p.com",
            "microsoftazure.us",
            "live.com",
            "office.com",
            "office.net",
            "office365.com",
            "office365.us",
            "msidentity.com",
            "msauth.net",
            "msftauth.net",
            "azure.com",
            "azure.net",
            "azure.us",
            "azure.cn",
            "azureedge.net",
            "azure-automation.net",
            "azure-automation.us",
            "windows.net",
            "windowsazure.com",
            "windowsazure.us",
            "windowsazure.cn",
            "usgovcloudapi.net",
            "chinacloudapi.cn",
            "visualstudio.com",
            "digicert.com",
            "d-trust.net",
            "msocsp.com");

    private MicrosoftNames() {}

    static boolean include(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return DOMAINS.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
    }
}
