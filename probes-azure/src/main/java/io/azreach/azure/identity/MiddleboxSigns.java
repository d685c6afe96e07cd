package io.azreach.azure.identity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Signs that a filter, proxy or portal wrote the answer. */
final class MiddleboxSigns {
    private static final List<String> PROXY_HEADERS =
            List.of("via", "x-squid-error", "proxy-status", "proxy-authenticate");
    private static final Pattern FILTER_SERVER = Pattern.compile(
            "(?i)proxy|gateway|guard|filter|squid|bluecoat|zscaler|forti|websense|forcepoint|sophos"
                    + "|mcafee|skyhigh|portal|check ?point|barracuda|palo ?alto|umbrella|iboss|netskope|captive|firewall");
    private static final Pattern FILTER_WORDS = Pattern.compile(
            "(?i)\\bblock(ed|ing|s)?\\b|\\bpolic(y|ies)\\b|\\bcategor(y|ies)\\b|\\b(web|url|content) ?filter"
                    + "|\\bnot allowed\\b|\\bprohibited\\b|\\brestricted\\b|\\bfirewall\\b|\\bacceptable use\\b"
                    + "|\\bsecurity (gateway|appliance|team)\\b|gesperrt|blockiert|bloqu|bloccat"
                    + "|ブロック|禁止|制限|遮断|許可されて|차단|금지|제한|拦截|阻止|封锁");
    private static final Pattern REFUSAL_ADDRESS =
            Pattern.compile("(?i)\\b(block(ed|page)?|den(y|ied)|forbidden|web ?filter|policy)\\b");
    private static final Pattern LOGIN_WORDS = Pattern.compile(
            "(?i)log-?in|log-?on|sign-?in|portal|guest|hotspot|captive|wi-?fi|splash|auth|welcome|accept");
    private static final Pattern LOGIN_REQUEST = Pattern.compile(
            "(?i)\\b(log|sign) ?in\\b|\\bguest (network|access|wi-?fi)|\\bhot ?spot\\b|\\bcaptive portal\\b|ログイン|로그인|登录");
    private static final Set<String> ORDINARY_SITES = Set.of("pki", "telemetry");
    private static final Pattern STOCK_PAGE =
            Pattern.compile("HTTP Error \\d{3}|You do not have permission to view this directory or page"
                    + "|Server Error in '/' Application|services aren't available right now");

    private MiddleboxSigns() {}

    static boolean proxyHeaders(Answer answer) {
        return PROXY_HEADERS.stream().anyMatch(name -> !answer.header(name).isEmpty());
    }

    static boolean filterServer(Answer answer) {
        return FILTER_SERVER.matcher(answer.header("server")).find();
    }

    /** Headers of a page that a proxy wrote itself. */
    static boolean writtenByProxy(Answer answer) {
        return !answer.header("x-squid-error").isEmpty()
                || !answer.header("proxy-authenticate").isEmpty();
    }

    static boolean filterWords(Answer answer) {
        // The text of an ordinary web site may say anything, so only what it calls itself counts there
        var text = ORDINARY_SITES.contains(answer.service())
                ? answer.page().words()
                : answer.page().text();
        return FILTER_WORDS.matcher(text).find() && !stockPage(answer);
    }

    /** A page as IIS and HTTP.sys write it, which real services send as well. */
    static boolean stockPage(Answer answer) {
        return STOCK_PAGE.matcher(answer.page().text()).find();
    }

    /** A page for people that says that it stands in the way. Services answer programs, and not with such pages. */
    static boolean blocks(Answer answer) {
        return filterWords(answer) && (answer.page().isHtml() || filterServer(answer));
    }

    /** A redirect to a place whose address says that the request was refused. */
    static boolean leadsToRefusal(Answer answer) {
        return REFUSAL_ADDRESS.matcher(answer.header("location")).find();
    }

    /** A web page, not a redirect, that asks its reader to log in. */
    static boolean loginPage(Answer answer) {
        return answer.status() / 100 == 2
                && answer.page().isHtml()
                && LOGIN_REQUEST.matcher(answer.page().text()).find();
    }

    /** The redirect, or the page that comes with it, talks of logging in. */
    static boolean loginWords(Answer answer) {
        return LOGIN_WORDS.matcher(answer.header("location")).find()
                || LOGIN_WORDS.matcher(answer.page().text()).find()
                || answer.header("server").toLowerCase(Locale.ROOT).contains("portal");
    }

    static boolean any(Answer answer) {
        return proxyHeaders(answer) || filterServer(answer) || filterWords(answer);
    }
}
