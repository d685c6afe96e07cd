package io.azreach.windows.fuzz;

import static io.azreach.testkit.FuzzTarget.holds;

import io.azreach.windows.parse.ProxyBinary;
import io.azreach.windows.parse.ProxyEntry;
import io.azreach.windows.parse.ProxyInfoFile;
import io.azreach.windows.parse.RegExport;
import java.nio.charset.StandardCharsets;

/** Registry exports, binary values and proxy texts. */
final class RegistryTexts {
    private RegistryTexts() {}

    static void registryExport(byte[] input) {
        var export = RegExport.read(input);
        holds(RegExport.recognizes(input) || export.keys().isEmpty(), "keys without a header");
        export.keys()
                .values()
                .forEach(values -> values.forEach(value -> holds(value.type().startsWith("REG_"), "type")));
        export.problems().forEach(problem -> holds(problem.startsWith("line "), problem));
    }

    static void proxyBinary(byte[] input) {
        ProxyBinary.connection(input).ifPresent(read -> within(input, read));
        ProxyBinary.winHttp(input).ifPresent(read -> within(input, read));
    }

    private static void within(byte[] input, ProxyBinary read) {
        int length =
                read.proxy().length() + read.bypass().length() + read.pacUrl().length();
        holds(length <= input.length, "longer than it was");
    }

    static void proxyText(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        ProxyEntry.list(text).forEach(RegistryTexts::useful);
        useful(ProxyEntry.url("https", text));
        var file = ProxyInfoFile.parse(text);
        if (file != null) {
            useful(file);
        }
    }

    private static void useful(ProxyEntry entry) {
        holds(entry.proxy() != null || entry.problem() != null, "neither a proxy nor a problem");
        var proxy = entry.proxy();
        holds(proxy == null || proxy.host().indexOf('@') < 0, "a user name was kept");
    }
}
