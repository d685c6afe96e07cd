package io.azreach.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.azreach.host.internal.HostTargets;
import io.azreach.net.internal.NetTargets;
import io.azreach.net.internal.trace.TraceTargets;
import io.azreach.probe.hello.HelloTargets;
import io.azreach.probe.pac.PacTargets;
import io.azreach.probe.route.RouteTargets;

/** The targets of {@link CoreTargets}, each with inputs of the fuzzer's own making. */
class CoreFuzz {
    @FuzzTest(maxDuration = "60s")
    void certificate(byte[] input) throws Exception {
        NetTargets.certificate(input);
    }

    @FuzzTest(maxDuration = "60s")
    void dnsReply(byte[] input) throws Exception {
        NetTargets.dnsReply(input);
    }

    @FuzzTest(maxDuration = "60s")
    void echoReply(byte[] input) throws Exception {
        TraceTargets.echoReply(input);
    }

    @FuzzTest(maxDuration = "60s")
    void errorMessage(byte[] input) throws Exception {
        TraceTargets.errorMessage(input);
    }

    @FuzzTest(maxDuration = "60s")
    void handshake(byte[] input) throws Exception {
        NetTargets.handshake(input);
    }

    @FuzzTest(maxDuration = "60s")
    void httpAnswer(byte[] input) throws Exception {
        NetTargets.httpAnswer(input);
    }

    @FuzzTest(maxDuration = "60s")
    void json(byte[] input) throws Exception {
        HostTargets.json(input);
    }

    @FuzzTest(maxDuration = "60s")
    void ntpAnswer(byte[] input) throws Exception {
        NetTargets.ntpAnswer(input);
    }

    @FuzzTest(maxDuration = "60s")
    void pacAnswer(byte[] input) throws Exception {
        PacTargets.pacAnswer(input);
    }

    @FuzzTest(maxDuration = "60s")
    void pacResult(byte[] input) throws Exception {
        PacTargets.pacResult(input);
    }

    @FuzzTest(maxDuration = "60s")
    void pacScript(byte[] input) throws Exception {
        PacTargets.pacScript(input);
    }

    @FuzzTest(maxDuration = "60s")
    void registryQuery(byte[] input) throws Exception {
        HostTargets.registryQuery(input);
    }

    @FuzzTest(maxDuration = "60s")
    void routeListing(byte[] input) throws Exception {
        RouteTargets.routeListing(input);
    }

    @FuzzTest(maxDuration = "60s")
    void serverReply(byte[] input) throws Exception {
        HelloTargets.serverReply(input);
    }
}
