package io.azreach.cli;

/** Which class does what; each is loaded only when its command is run. */
final class Actions {
    private Actions() {}

    static Action of(Command command) {
        return switch (command) {
            case CHECK, CONNECT, UPLOAD -> new RunAction();
            case ANALYZE -> new AnalyzeAction();
            case PLAN -> new PlanAction();
            case SELF_TEST -> new SelfTestAction();
            case PING -> new PingAction();
            case EXPLAIN -> new ExplainAction();
            case LIST -> new ListAction();
            case VERSION -> Actions::version;
            case GENERATE_COMPLETION -> new CompletionAction();
            case OPTIMIZE -> new OptimizeAction();
        };
    }

    private static int version(Invocation invocation) {
        invocation.console().out().println(Version.line());
        return Exit.OK;
    }
}
