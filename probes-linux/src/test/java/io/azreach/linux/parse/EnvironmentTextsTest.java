package io.azreach.linux.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.linux.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTextsTest {
    @Test
    void environmentFileIsReadAsPamReadsIt() {
        var plain = EnvironmentFile.variables(Samples.text("proxy/etc-environment.plain.env"));
        assertEquals("http://10.0.0.10:8080", plain.get("https_proxy"));
        assertEquals("localhost,127.0.0.1", plain.get("no_proxy"));
        var quoted = EnvironmentFile.variables(Samples.text("proxy/etc-environment.quoted-and-export.env"));
        assertEquals(Map.of("https_proxy", "http://10.0.0.10:8080/", "HTTP_PROXY", "http://10.0.0.10:8080/"), quoted);
        assertEquals(
                Map.of("https_proxy", "10.0.0.10:8080"),
                EnvironmentFile.variables(Samples.text("proxy/etc-environment.no-scheme.env")));
    }

    @Test
    void lineEndsCommentsAndRepetitionsAreHandled() {
        var text =
                "a=1\r\n# b=2\r\nc='x y' # why\r\na=3 # later\r\nexport\tempty=\r\nnot a line\r\n\"open=\"\r\nq=\"half";
        assertEquals(Map.of("a", "3", "c", "x y", "empty", "", "q", "half"), EnvironmentFile.variables(text));
        assertEquals(Map.of(), EnvironmentFile.variables(""));
        assertEquals(Map.of(), EnvironmentFile.variables("\0\u0001\uFFFD=\n=x"));
    }

    @Test
    void processEnvironmentIsTakenApartAtNul() {
        assertEquals(Map.of("A", "1=2", "B", ""), EnvironmentFile.ofProcess("A=1=2\0B=\0broken\0"));
        assertEquals(Map.of(), EnvironmentFile.ofProcess(""));
    }

    @Test
    void shellScriptsGiveTheVariablesTheyExport() {
        var variables = ShellScript.variables(Samples.text("proxy/profile.d.proxy.sh.txt"));
        assertEquals("http://10.0.0.10:8080", variables.get("https_proxy"));
        assertEquals("localhost,127.0.0.1,169.254.169.254,168.63.129.16", variables.get("no_proxy"));
    }

    @Test
    void shellReferencesQuotesAndConditionsAreFollowed() {
        var script = """
                # export http_proxy=commented
                P=proxy.corp.example; PORT='3128'
                if [ -n "$P" ]; then export https_proxy="http://${P}:$PORT/" \\
                  HTTP_PROXY=http://$P:$PORT; fi
                export all_proxy=$(cat /etc/proxy)
                ftp_proxy=http://one.command.only:1 curl x
                alias on='export http_proxy=http://alias:1'
                no_proxy=a,b; unset no_proxy
                """;
        var variables = ShellScript.variables(script);
        assertEquals("http://proxy.corp.example:3128/", variables.get("https_proxy"));
        assertEquals("http://proxy.corp.example:3128", variables.get("HTTP_PROXY"));
        assertEquals("unreadable", ProxyText.parse(variables.get("all_proxy")).problem());
        assertEquals(List.of("P", "PORT", "https_proxy", "HTTP_PROXY", "all_proxy"), List.copyOf(variables.keySet()));
    }

    @Test
    void unfinishedScriptsEnd() {
        for (var script : List.of("export a='x", "export a=\"x", "a=${x", "a=$(x", "a=`x", "a=\\", "\"", "$")) {
            assertTrue(ShellScript.variables(script).size() <= 1, script);
        }
    }

    @Test
    void systemdFilesGiveTheirEnvironment() {
        var dropIn = SystemdEnvironment.ofUnit(Samples.text("proxy/systemd-dropin.conf"));
        assertEquals("http://10.0.0.10:8080", dropIn.variables().get("HTTPS_PROXY"));
        assertEquals(2, dropIn.variables().size());
        var manager = SystemdEnvironment.ofManager(Samples.text("proxy/systemd-system.conf.d.conf"));
        assertEquals(Map.of("https_proxy", "http://10.0.0.10:8080", "no_proxy", "localhost"), manager.variables());
        var shown = SystemdEnvironment.ofUnit("[Service]\n" + Samples.text("proxy/systemctl-show-environment.txt"));
        assertEquals("http://10.0.0.10:8080", shown.variables().get("HTTPS_PROXY"));
        assertEquals(2, shown.variables().size());
    }

    @Test
    void systemdResetsContinuationsAndFilesAreSeen() {
        var unit = SystemdEnvironment.ofUnit("""
                [Unit]
                Environment=wrong=section
                [Service]
                Environment=old=1
                Environment=
                Environment='a=x y' \\
                  b=50%%
                EnvironmentFile=-/etc/default/agent
                EnvironmentFile=/etc/%i.conf
                """);
        assertTrue(unit.resets());
        assertEquals(Map.of("a", "x y", "b", "50%"), unit.variables());
        assertEquals(List.of("/etc/default/agent"), unit.files());
        assertEquals(Map.of(), SystemdEnvironment.ofUnit("[Service").variables());
    }

    @Test
    void aptOptionsAreReadNestedOrFlat() {
        var flat = AptConfig.options(Samples.text("proxy/apt.conf.d.proxy.conf"));
        assertEquals("http://10.0.0.10:8080/", flat.get("acquire::https::proxy"));
        var nested = AptConfig.options("""
                // Acquire::http::Proxy "http://comment:1";
                /* more { */
                Acquire { http { Proxy "http://p:1"; Proxy::mirror.corp "DIRECT"; }; Retries 3; };
                """);
        assertEquals(
                Map.of(
                        "acquire::http::proxy", "http://p:1",
                        "acquire::http::proxy::mirror.corp", "DIRECT",
                        "acquire::retries", "3"),
                nested);
        assertEquals(Map.of(), AptConfig.options("}}; { \"open"));
    }
}
