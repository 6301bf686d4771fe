package dev.taskspace.chaos;

import dev.taskspace.support.Service;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a storm left behind, held against the same jobs undisturbed: everything that is not as it has to be. */
record Verdict(List<String> faults) {

    private static final Set<String> ENDINGS = Set.of("succeeded", "failed", "cancelled");

    /**
     * @param jobs that were accepted
     * @param undisturbed vectors of the same workload
     */
    static Verdict on(Cluster cluster, Workload workload, List<String> jobs, Map<String, String> undisturbed)
            throws SQLException {
        List<String> faults = new ArrayList<>();
        for (String job : jobs) {
            judge(cluster.service(), job, faults);
        }
        Ledger ledger = cluster.ledger();
        equal(faults, "distinct jobs that were accepted", workload.requests().size(), new HashSet<>(jobs).size());
        equal(faults, "jobs in the database", workload.requests().size(), ledger.number("select count(*) from job"));
        equal(faults, "rows left in the queue", 0, ledger.number("select count(*) from scheduled_tasks"));
        equal(faults, "embeddings without a vector", 0, ledger.number("""
                select count(*) from embedding e
                where not exists (select from embedding_vector v where v.embedding_id = e.id and v.seed = -1)"""));
        equal(faults, "embeddings", undisturbed.size(), ledger.number("select count(*) from embedding"));
        if (faults.isEmpty()) {
            compare(undisturbed, workload.vectors(cluster.service(), jobs), faults);
        }
        return new Verdict(faults);
    }

    /** It ended once, well, at its last attempt, and all attempts before it are in its events. */
    private static void judge(Service service, String id, List<String> faults) {
        JsonNode job = Service.json(service.get("/jobs/" + id));
        List<String> types = new ArrayList<>();
        int attempts = 0;
        JsonNode events = Service.json(service.get("/jobs/" + id + "/events?limit=100"));
        equal(
                faults,
                "more events than were read of job " + id,
                false,
                events.path("hasMore").asBoolean());
        for (JsonNode event : events.path("data")) {
            types.add(event.path("type").asString());
            if (event.path("type").asString().equals("started")) {
                attempts++;
                equal(
                        faults,
                        "attempt of job " + id,
                        attempts,
                        event.path("data").path("attempt").asInt());
            }
        }
        equal(faults, "status of job " + id, "succeeded", job.path("status").asString());
        equal(faults, "attempts of job " + id, attempts, job.path("attempt").asInt());
        equal(
                faults,
                "ends of job " + id,
                1L,
                types.stream().filter(ENDINGS::contains).count());
        equal(faults, "last event of job " + id, "succeeded", types.getLast());
    }

    private static void compare(Map<String, String> wanted, Map<String, String> got, List<String> faults) {
        equal(faults, "requests with vectors", wanted.keySet(), got.keySet());
        wanted.forEach((request, vector) -> {
            if (!vector.equals(got.get(request))) {
                faults.add("other bytes than undisturbed: " + request);
            }
        });
    }

    private static void equal(List<String> faults, String what, Object wanted, Object got) {
        if (!wanted.equals(got)) {
            faults.add(what + ": " + got + " instead of " + wanted);
        }
    }
}
