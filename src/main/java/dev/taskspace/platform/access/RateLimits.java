package dev.taskspace.platform.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.util.ConcurrentLruCache;

/** Buckets by whom they limit: a key, an address. Each process counts for itself. */
final class RateLimits {
    private static final int MOST = 100_000;
    private static final int NETWORK_BYTES = 8;

    private final int requests;
    private final Duration window;
    private final ConcurrentLruCache<String, Bucket> buckets;

    /**
     * @param requests of one window, refilled evenly
     */
    RateLimits(int requests, Duration window) {
        this.requests = requests;
        this.window = window;
        buckets = new ConcurrentLruCache<>(
                MOST,
                whose -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, window))
                        .build());
    }

    ConsumptionProbe take(String whose) {
        return buckets.get(whose).tryConsumeAndReturnRemaining(1);
    }

    /** How long until there is something to take again; nothing if there is. */
    Duration wait(String whose) {
        return Duration.ofNanos(buckets.get(whose).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    int requests() {
        return requests;
    }

    Duration window() {
        return window;
    }

    /** An address as one caller can have it: of IPv6 a whole network. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal, never looked up
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(NETWORK_BYTES, bytes.length)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
