package io.azreach.azure.upload.client;

import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import io.azreach.azure.upload.StorageAccount;
import io.azreach.model.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's HTTP client, trusting the given roots only, by the given route and nothing the environment says. */
final class Transport {
    private static final Duration CONNECT = Duration.ofMillis(3300);
    /** The metadata service is never asked through a proxy. */
    private static final String NEVER_PROXIED = "169.254.169.254";

    private Transport() {}

    static HttpClient to(StorageAccount account) {
        var http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .sslContext(trusting(account.roots()));
        var builder =
                new JdkHttpClientBuilder(http).configuration(Configuration.NONE).connectionTimeout(CONNECT);
        if (account.route() instanceof Route.ViaProxy via) {
            var address = new InetSocketAddress(via.proxy().host(), via.proxy().port());
            builder.proxy(new ProxyOptions(ProxyOptions.Type.HTTP, address).setNonProxyHosts(NEVER_PROXIED));
        }
        return builder.build();
    }

    private static SSLContext trusting(List<X509Certificate> roots) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < roots.size(); i++) {
                store.setCertificateEntry("root-" + i, roots.get(i));
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("this Java has no TLS", impossible);
        }
    }
}
