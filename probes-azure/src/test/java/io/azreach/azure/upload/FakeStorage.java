package io.azreach.azure.upload;

import io.azreach.testkit.Behaviour;
import io.azreach.testkit.Identity;
import io.azreach.testkit.TcpServer;
import io.azreach.testkit.TlsServer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As much of a blob service as the test of uploads needs, with a fault in it at an amount of uploaded bytes. */
final class FakeStorage implements Closeable {
    private static final Pattern BLOCK_ID = Pattern.compile("blockid=([^&]+)");
    private static final Pattern LISTED = Pattern.compile("<(?:Latest|Uncommitted)>([^<]+)<");

    /** What happens to the body of a request when it is read; may do to the connection what it wants. */
    interface Fault {
        /** @param total uploaded bytes so far, this piece included */
        void on(Socket peer, long total) throws IOException;
    }

    /** Instead of an answer. */
    static final String SILENCE = "silence";

    /** Answers in place of the service. */
    interface Refusals {
        /** Status line and headers of an answer to such a request, without version and ends of lines; null to serve it. */
        @Nullable
        String to(String method, String path);
    }

    private final TcpServer server;
    private final Fault fault;
    private final Refusals refusals;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> blocks = new ConcurrentHashMap<>();
    private volatile UnaryOperator<byte[]> spoil = content -> content;
    private byte[] blob = new byte[0];
    private String blobName = "";
    private long uploaded;

    private FakeStorage(Identity identity, Fault fault, Refusals refusals) throws IOException {
        this.fault = fault;
        this.refusals = refusals;
        Behaviour serve = this::serve;
        this.server = TlsServer.presenting(identity, serve);
    }

    static FakeStorage with(Identity identity, Fault fault) throws IOException {
        return new FakeStorage(identity, fault, (method, path) -> null);
    }

    static FakeStorage refusing(Identity identity, Refusals refusals) throws IOException {
        return new FakeStorage(identity, (peer, total) -> {}, refusals);
    }

    /** An answer of the service with its word for what is wrong. */
    static String refusal(int status, String code) {
        return status + " No\nx-ms-request-id: 1\nx-ms-version: 2020-10-02\nx-ms-error-code: " + code;
    }

    /** Reads on and answers nothing any more once so much was uploaded. */
    static Fault stallAfter(long bytes) {
        return (peer, total) -> {
            if (total > bytes) {
                peer.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            }
        };
    }

    static Fault slowTo(int bytesPerSecond) {
        return (peer, total) -> LockSupport.parkNanos(4096 * 1_000_000_000L / bytesPerSecond);
    }

    /** Changes what is read back; where that makes it shorter, the connection ends within the answer. */
    FakeStorage returning(UnaryOperator<byte[]> change) {
        spoil = change;
        return this;
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** Methods and paths with queries, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve(Socket peer) throws IOException {
        for (var head = head(peer.getInputStream()); !head.isEmpty(); head = head(peer.getInputStream())) {
            answer(peer, head.lines().toList());
        }
    }

    private void answer(Socket peer, List<String> head) throws IOException {
        var words = head.get(0).split(" ");
        requests.add(words[0] + " " + words[1]);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        head.stream()
                .skip(1)
                .filter(line -> line.contains(":"))
                .map(line -> line.split(": *", 2))
                .forEach(h -> headers.put(h[0], h[1]));
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        var body = body(peer, length, words[1].contains("comp=block&") || words[1].endsWith("comp=block"));
        var refusal = refusals.to(words[0], words[1]);
        if (SILENCE.equals(refusal)) {
            peer.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } else if (refusal != null) {
            var instead = "HTTP/1.1 " + refusal.replace("\n", "\r\n") + "\r\nContent-Length: 0\r\n\r\n";
            peer.getOutputStream().write(instead.getBytes(StandardCharsets.US_ASCII));
            return;
        }
        var whole = reply(words[0], words[1], body, headers.getOrDefault("x-ms-range", ""));
        var reply = words[0].equals("GET") && !words[1].contains("comp=list") ? spoil.apply(whole) : whole;
        var status = words[0].equals("PUT") ? "201 Created" : words[0].equals("DELETE") ? "202 Accepted" : "200 OK";
        peer.getOutputStream()
                .write(("HTTP/1.1 " + status
                                + "\r\nServer: Fake-Blob\r\nx-ms-request-id: 1\r\nx-ms-version: 2020-10-02\r\n"
                                + "ETag: \"1\"\r\nContent-Type: application/xml\r\nContent-Length: " + whole.length
                                + "\r\nContent-Range: bytes 0-1/2\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        peer.getOutputStream().write(reply);
        peer.getOutputStream().flush();
        if (reply.length < whole.length) {
            throw new IOException("cut off");
        }
    }

    private byte[] body(Socket peer, int length, boolean counted) throws IOException {
        var body = new ByteArrayOutputStream();
        while (body.size() < length) {
            var piece = peer.getInputStream().readNBytes(Math.min(4096, length - body.size()));
            if (piece.length == 0) {
                throw new IOException("the client left");
            }
            body.writeBytes(piece);
            if (counted) {
                uploaded += piece.length;
                fault.on(peer, uploaded);
            }
        }
        return body.toByteArray();
    }

    private byte[] reply(String method, String path, byte[] body, String range) {
        if (method.equals("PUT") && path.contains("comp=blocklist")) {
            blobName = path.split("\\?")[0].replaceAll(".*/", "");
            commit(new String(body, StandardCharsets.UTF_8));
        } else if (method.equals("PUT") && path.contains("comp=block")) {
            var id = BLOCK_ID.matcher(path);
            if (id.find()) {
                blocks.put(java.net.URLDecoder.decode(id.group(1), StandardCharsets.UTF_8), body);
            }
        } else if (method.equals("GET") && path.contains("comp=list")) {
            return ("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs><Blob><Name>" + blobName
                            + "</Name><Properties></Properties></Blob></Blobs><NextMarker/></EnumerationResults>")
                    .getBytes(StandardCharsets.UTF_8);
        } else if (method.equals("GET")) {
            var ends = range.replace("bytes=", "").split("-");
            return java.util.Arrays.copyOfRange(blob, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
        }
        return new byte[0];
    }

    private void commit(String list) {
        var whole = new ByteArrayOutputStream();
        LISTED.matcher(list).results().forEach(m -> whole.writeBytes(blocks.getOrDefault(m.group(1), new byte[0])));
        blob = whole.toByteArray();
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
