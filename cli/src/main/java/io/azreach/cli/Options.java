package io.azreach.cli;

import static io.azreach.cli.Option.Kind.DURATION;
import static io.azreach.cli.Option.Kind.FILE;
import static io.azreach.cli.Option.Kind.HOST;
import static io.azreach.cli.Option.Kind.HOST_AND_PORT;
import static io.azreach.cli.Option.Kind.NAME;
import static io.azreach.cli.Option.Kind.NUMBER;
import static io.azreach.cli.Option.Kind.OUTPUT;
import static io.azreach.cli.Option.Kind.PROPOSAL;
import static io.azreach.cli.Option.Kind.PROXY;
import static io.azreach.cli.Option.Kind.SIZE;
import static io.azreach.cli.Option.Kind.STORAGE_ACCOUNT;
import static io.azreach.cli.Option.Kind.TEXT;
import static io.azreach.cli.Option.Kind.URL;
import static io.azreach.cli.Option.Kind.VARIABLE;

import java.util.ArrayList;
import java.util.List;

/** The options, by what they belong to. */
final class Options {
    static final Option LANGUAGE = Option.choice("lang", "en", "ja", "ko");
    static final Option CLOUD = Option.choice("cloud", "public", "usgov", "china");

    private static final Option STORAGE_ACCOUNTS =
            Option.of("storage-account", STORAGE_ACCOUNT, "NAME").many();
    private static final Option SIZE_OF_BLOB = Option.of("size", SIZE, "SIZE");
    private static final Option KEY_VARIABLE = Option.of("storage-key-env", VARIABLE, "VAR");
    private static final Option KEY_FILE = Option.of("storage-key-file", FILE, "FILE");
    private static final Option SAS_VARIABLE = Option.of("sas-env", VARIABLE, "VAR");
    private static final Option IDENTITY = Option.toggle("identity");
    private static final Option CONTAINER = Option.of("container", TEXT, "NAME");

    /** How a report is written. */
    static final List<Option> REPORT = List.of(
            Option.of("output", OUTPUT, "FORMAT[=PATH]").briefly("o").many(),
            Option.toggle("overwrite"),
            LANGUAGE,
            Option.choice("fail-on", "blocker", "degraded", "risk"),
            Option.choice("color", "auto", "always", "never"),
            Option.toggle("quiet").briefly("q"),
            Option.toggle("verbose").briefly("v").many(),
            Option.toggle("debug"),
            Option.toggle("exit-zero"));

    /** What every run of probes takes. */
    static final List<Option> RUN = List.of(
            Option.of("timeout", DURATION, "DURATION"),
            CLOUD,
            Option.of("proxy", PROXY, "URL"),
            Option.of("pac", URL, "URL"),
            Option.of("trust", FILE, "FILE.pem"),
            Option.of("azure-ca", FILE, "FILE.pem").many(),
            Option.of("actor", NAME, "NAME"),
            Option.of("only", TEXT, "ID-GLOB").many(),
            Option.of("skip", TEXT, "ID-GLOB").many());

    static final List<Option> SITE_RECOVERY = List.of(
            STORAGE_ACCOUNTS,
            Option.of("region", TEXT, "NAME"),
            Option.of("asr-host", HOST, "HOST").many(),
            Option.of("backup-host", HOST, "HOST").many(),
            Option.of("service-bus", HOST, "HOST").many(),
            Option.of("key-vault", NAME, "NAME").many(),
            Option.toggle("ade"),
            Option.toggle("automation"),
            Option.toggle("private-endpoints"),
            Option.of("endpoint", HOST_AND_PORT, "HOST[:PORT]").many(),
            Option.toggle("upload"),
            SIZE_OF_BLOB,
            KEY_VARIABLE,
            KEY_FILE,
            SAS_VARIABLE,
            IDENTITY,
            CONTAINER);

    /** What the command upload takes. */
    static final List<Option> UPLOAD =
            List.of(STORAGE_ACCOUNTS, SIZE_OF_BLOB, KEY_VARIABLE, KEY_FILE, SAS_VARIABLE, IDENTITY, CONTAINER);

    /** How a VPN gateway is spoken to. */
    static final List<Option> IKE =
            List.of(Option.of("proposal", PROPOSAL, "LIST").many(), Option.of("psk-env", VARIABLE, "VAR"));

    static final List<Option> HYBRID_VPN = List.of(Option.of("gateway", HOST, "HOST"));

    static final List<Option> PING = List.of(
            Option.of("count", NUMBER, "COUNT").briefly("n"),
            Option.toggle("forever").briefly("t"),
            Option.of("interval", DURATION, "INTERVAL").briefly("i"),
            Option.of("timeout", DURATION, "DURATION"),
            LANGUAGE);

    private Options() {}

    @SafeVarargs
    static List<Option> all(List<Option>... groups) {
        var all = new ArrayList<Option>();
        for (var group : groups) {
            all.addAll(group);
        }
        return List.copyOf(all);
    }
}
