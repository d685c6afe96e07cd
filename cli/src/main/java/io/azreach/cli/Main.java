package io.azreach.cli;

import java.util.List;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var console = Console.system();
        int exit = run(List.of(args), console);
        console.flush();
        System.exit(exit);
    }

    static int run(List<String> words, Console console) {
        var first = words.isEmpty() ? "--help" : words.get(0);
        if (first.equals("version") && words.size() == 1 || first.equals("--version") || first.equals("-V")) {
            console.out().println(Version.line());
            return Exit.OK;
        }
        try {
            return new Dispatcher(console, Wording.in(Language.wanted(words))).run(first, words);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Exit.DEFECT;
        } catch (Exception | LinkageError | AssertionError defect) {
            new DefectReport(console).write(defect);
            return Exit.DEFECT;
        }
    }
}
