package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.NameLookup;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemResolverTest {
    private final OpenResources resources = new OpenResources();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final SystemResolver resolver = new SystemResolver(this::answer, NanoClock.SYSTEM);

    private InetAddress[] answer(String name) throws UnknownHostException {
        calls.incrementAndGet();
        if (name.equals("gone.test")) {
            throw new UnknownHostException("gone.test: Name or service not known");
        }
        if (name.equals("slow.test")) {
            waitForRelease();
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    /** Like the C library, deaf to interrupts. */
    private void waitForRelease() {
        entered.countDown();
        boolean waiting = true;
        while (waiting) {
            try {
                release.await();
                waiting = false;
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    @AfterEach
    void letGo() {
        release.countDown();
        resolver.close();
    }

    @Test
    void addressesComeInTheOrderOfTheSystem() throws Exception {
        var lookup = lookup("here.test.", Bench.ENOUGH);
        assertEquals("here.test.", lookup.name());
        assertEquals(1, lookup.addresses().size());
        assertNull(lookup.failure());
    }

    @Test
    void nameWithoutAnAddressIsAFailureWithTheText() throws Exception {
        assertEquals(
                new Failure(FailureKind.NAME_NOT_RESOLVED, "gone.test: Name or service not known"),
                lookup("gone.test", Bench.ENOUGH).failure());
        assertEquals(FailureKind.NAME_NOT_RESOLVED, kind(lookup("", Bench.ENOUGH)));
    }

    @Test
    void nobodyWaitsLongerThanAllowedAndALaterCallerGetsTheAnswer() throws Exception {
        assertEquals(FailureKind.TIMEOUT, kind(lookup("slow.test", Duration.ofMillis(100))));
        release.countDown();
        assertNull(lookup("slow.test", Bench.ENOUGH).failure());
        assertEquals(1, calls.get(), "equal lookups share one call");
    }

    @Test
    void stoppingWakesTheCallerThoughNotTheCall() throws Exception {
        var result = CompletableFuture.supplyAsync(() -> {
            try {
                return kind(lookup("slow.test", Bench.ENOUGH));
            } catch (InterruptedException e) {
                return null;
            }
        });
        entered.await();
        resources.close();
        assertEquals(FailureKind.CANCELLED, result.get());
    }

    @Test
    void closedResolverAsksNobody() throws Exception {
        resolver.close();
        assertEquals(FailureKind.CANCELLED, kind(lookup("here.test", Bench.ENOUGH)));
        assertEquals(0, calls.get());
    }

    @Test
    void liveNetworkResolvesThisMachine() throws Exception {
        try (var bench = Bench.open()) {
            var lookup = bench.net().lookup("localhost", Bench.ENOUGH);
            assertTrue(lookup.addresses().stream().allMatch(InetAddress::isLoopbackAddress));
            assertNull(lookup.failure());
        }
    }

    private NameLookup lookup(String name, Duration cap) throws InterruptedException {
        return resolver.lookup(name, Deadline.after(cap, NanoClock.SYSTEM), resources);
    }

    private static @Nullable FailureKind kind(NameLookup lookup) {
        var failure = lookup.failure();
        return failure == null ? null : failure.kind();
    }
}
