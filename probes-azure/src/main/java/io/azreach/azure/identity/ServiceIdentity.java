package io.azreach.azure.identity;

import io.azreach.model.Confidence;
import java.util.regex.Pattern;

/**
 * Who answered in place of, or as, a service.
 *
 * @param reason what the answer is
 * @param confidence how sure that is
 */
public record ServiceIdentity(Reason reason, Confidence confidence) {
    private static final Pattern ADDRESS_REFUSED =
            Pattern.compile("(?i)\\bip\\b.{0,60}\\b(prevented|not allowed|denied|blocked|refused)\\b");
    private static final Pattern VAULT_REFUSED =
            Pattern.compile("ForbiddenByFirewall|ForbiddenByConnection|(?i)client address is not authorized"
                    + "|public network access is disabled");

    public Standing standing() {
        return reason.standing();
    }

    /** Judges an answer that has a status. */
    public static ServiceIdentity of(Answer answer) {
        if (answer.status() == 470 || answer.exchange().bodyStart().startsWith("Action: Deny. Reason:")) {
            return sure(Reason.AZURE_FIREWALL);
        }
        var marks = ServiceMarks.of(answer);
        if (marks == ServiceMarks.STRONG) {
            return sure(ofTheService(answer));
        }
        if (answer.status() == 511) {
            return sure(Reason.LOGIN_PAGE);
        }
        var redirect = answer.redirectHost();
        if (redirect != null) {
            return redirected(answer, redirect);
        }
        if (answer.genuineCertificate()) {
            return genuineButUnmarked(answer, marks);
        }
        if (answer.handshake() != null && marks == ServiceMarks.NONE && MiddleboxSigns.loginPage(answer)) {
            return likely(Reason.LOGIN_PAGE);
        }
        return MiddleboxSigns.any(answer) ? ofAMiddlebox(answer) : withoutSigns(answer, marks);
    }

    private static Reason ofTheService(Answer answer) {
        return switch (answer.status()) {
            case 429 -> Reason.THROTTLED;
            case 400 -> answer.errorCode().equals("TlsVersionNotPermitted") ? Reason.TLS_VERSION : Reason.SERVICE;
            case 401, 403 -> refusal(answer);
            case 404 -> accountMissing(answer) ? Reason.ACCOUNT_MISSING : Reason.SERVICE;
            default -> serverError(answer);
        };
    }

    private static Reason serverError(Answer answer) {
        if (answer.status() == 503 && answer.errorCode().equals("ServerBusy")) {
            return Reason.THROTTLED;
        }
        return answer.status() / 100 == 5 ? Reason.UNAVAILABLE : Reason.SERVICE;
    }

    private static Reason refusal(Answer answer) {
        var body = answer.exchange().bodyStart();
        return switch (answer.service()) {
            case "storage" -> storageRefusal(answer);
            case "keyvault" -> VAULT_REFUSED.matcher(body).find() ? Reason.VAULT_FIREWALL : Reason.SERVICE;
            case "servicebus" -> ADDRESS_REFUSED.matcher(body).find() ? Reason.NAMESPACE_IP_FILTER : Reason.SERVICE;
            default -> Reason.SERVICE;
        };
    }

    private static Reason storageRefusal(Answer answer) {
        return switch (answer.errorCode()) {
            case "AuthorizationFailure" -> Reason.STORAGE_NETWORK_RULE;
            case "AccountIsDisabled" -> Reason.ACCOUNT_DISABLED;
            case "KeyBasedAuthenticationNotPermitted" -> Reason.KEYS_DISABLED;
            // A read without a signature is answered like this too, and then it is no fault
            case "AuthenticationFailed" -> answer.isRead() ? Reason.SERVICE : Reason.AUTHENTICATION;
            default -> Reason.SERVICE;
        };
    }

    private static boolean accountMissing(Answer answer) {
        return answer.service().equals("storage")
                && (answer.exchange().bodyStart().contains("account does not exist")
                        || answer.path().equals("/") && answer.errorCode().equals("ResourceNotFound"));
    }

    private static ServiceIdentity redirected(Answer answer, String to) {
        if (MicrosoftNames.include(to)) {
            return likely(Reason.SERVICE);
        }
        if (MiddleboxSigns.leadsToRefusal(answer)) {
            return likely(Reason.BLOCK_PAGE);
        }
        return likely(MiddleboxSigns.loginWords(answer) ? Reason.LOGIN_PAGE : Reason.FOREIGN_REDIRECT);
    }

    private static ServiceIdentity genuineButUnmarked(Answer answer, ServiceMarks marks) {
        if (answer.status() == 429) {
            return likely(Reason.THROTTLED);
        }
        if (answer.status() / 100 == 5) {
            return likely(Reason.UNAVAILABLE);
        }
        return MiddleboxSigns.blocks(answer) ? likely(Reason.BLOCK_PAGE) : withoutSigns(answer, marks);
    }

    private static ServiceIdentity ofAMiddlebox(Answer answer) {
        if (MiddleboxSigns.filterWords(answer)) {
            return sure(Reason.BLOCK_PAGE);
        }
        if (answer.status() / 100 == 5 || answer.status() == 407) {
            return likely(Reason.PROXY_ERROR);
        }
        // An intercepting proxy adds its headers to what the service says as well
        boolean passedOn = !MiddleboxSigns.filterServer(answer)
                && !MiddleboxSigns.writtenByProxy(answer)
                && !ServiceMarks.areKnownFor(answer.service());
        return passedOn ? likely(Reason.NO_MARKS) : likely(Reason.BLOCK_PAGE);
    }

    private static ServiceIdentity withoutSigns(Answer answer, ServiceMarks marks) {
        if (answer.status() == 429) {
            return new ServiceIdentity(Reason.THROTTLED, Confidence.POSSIBLE);
        }
        if (answer.status() / 100 == 5) {
            return likely(marks == ServiceMarks.WEAK ? Reason.UNAVAILABLE : Reason.ERROR_OF_UNKNOWN_ORIGIN);
        }
        if (marks == ServiceMarks.WEAK) {
            return likely(Reason.SERVICE);
        }
        boolean filtered = answer.replacedCertificate() && answer.page().isHtml() && !MiddleboxSigns.stockPage(answer);
        if (answer.status() / 100 == 3 || !ServiceMarks.areKnownFor(answer.service())) {
            return filtered ? new ServiceIdentity(Reason.BLOCK_PAGE, Confidence.POSSIBLE) : likely(Reason.NO_MARKS);
        }
        return likely(filtered ? Reason.BLOCK_PAGE : Reason.OTHER_SERVER);
    }

    private static ServiceIdentity sure(Reason reason) {
        return new ServiceIdentity(reason, Confidence.CONFIRMED);
    }

    private static ServiceIdentity likely(Reason reason) {
        return new ServiceIdentity(reason, Confidence.LIKELY);
    }
}
