package dev.taskspace.embedding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A seeded random sample of a stream that keeps the shares of its strata, without holding the stream: every element draws
 * a priority from the seed and its position, each stratum keeps its lowest ones, and quotas follow by largest remainder.
 * The same stream and seed give the same sample in the same, random, order.
 */
final class StratifiedSample<T> {
    private final int size;
    private final long seed;
    private final Map<String, PriorityQueue<Drawn<T>>> strata = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private long seen;

    private record Drawn<T>(long priority, T element) {}

    /** One label's claim to the sample: whole elements, and the remainder that decides who gets the ones left over. */
    private record Claim(String stratum, int whole, double remainder) {}

    StratifiedSample(int size, long seed) {
        this.size = size;
        this.seed = seed;
    }

    void add(String stratum, T element) {
        long priority = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + seen).nextLong();
        seen++;
        counts.merge(stratum, 1L, Long::sum);
        PriorityQueue<Drawn<T>> kept = strata.computeIfAbsent(
                stratum,
                name -> new PriorityQueue<>(
                        Comparator.<Drawn<T>>comparingLong(Drawn::priority).reversed()));
        kept.add(new Drawn<>(priority, element));
        if (kept.size() > size) {
            kept.remove();
        }
    }

    List<T> draw() {
        List<Drawn<T>> drawn = new ArrayList<>();
        quotas().forEach((stratum, quota) -> strata.getOrDefault(stratum, new PriorityQueue<>()).stream()
                .sorted(Comparator.comparingLong(Drawn::priority))
                .limit(quota)
                .forEach(drawn::add));
        return drawn.stream()
                .sorted(Comparator.comparingLong(Drawn::priority))
                .map(Drawn::element)
                .toList();
    }

    private Map<String, Integer> quotas() {
        double share = seen == 0 ? 0 : Math.min(1, size / (double) seen);
        List<Claim> claims = counts.entrySet().stream()
                .map(entry -> {
                    double claim = entry.getValue() * share;
                    return new Claim(entry.getKey(), (int) claim, claim - (int) claim);
                })
                .sorted(Comparator.comparingDouble(Claim::remainder).reversed().thenComparing(Claim::stratum))
                .toList();
        long left =
                Math.min(size, seen) - claims.stream().mapToInt(Claim::whole).sum();
        Map<String, Integer> quotas = new TreeMap<>();
        for (Claim claim : claims) {
            quotas.put(claim.stratum(), claim.whole() + (left > 0 ? 1 : 0));
            left--;
        }
        return quotas;
    }
}
