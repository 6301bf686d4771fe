package dev.taskspace.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this process does for the queue.
 *
 * @param role what the process is for: api, worker or all
 * @param workers jobs computed side by side, null for one per GPU that is named, else one per core
 * @param devices what they compute on; only the number of GPUs matters here
 * @param job how it deals with the queue
 */
@ConfigurationProperties("taskspace")
record JobProperties(
        @DefaultValue("all") Role role,
        @Nullable Integer workers,
        @DefaultValue("auto") String devices,
        @DefaultValue Queue job) {

    JobProperties {
        if (workers != null && workers < 1) {
            throw new IllegalArgumentException("taskspace.workers must be at least 1; taskspace.role=api runs none");
        }
    }

    int threads() {
        if (workers != null) {
            return workers;
        }
        return devices.startsWith("cuda")
                ? devices.split(",", -1).length
                : Runtime.getRuntime().availableProcessors();
    }

    enum Role {
        ALL,
        API,
        WORKER;

        boolean works() {
            return this != API;
        }
    }

    /**
     * @param poll how often an idle worker looks for jobs of other processes; its own it sees at once
     * @param heartbeat how often a worker says that it lives; after four missed ones its jobs are taken over
     * @param stopPatience how long a stopping process lets its runs notice before it interrupts them
     * @param streamHeartbeat silence after which a stream of events carries a comment; only writing shows that a client
     *     has gone
     */
    record Queue(
            @DefaultValue("1s") Duration poll,
            @DefaultValue("4s") Duration heartbeat,
            @DefaultValue("5s") Duration stopPatience,
            @DefaultValue("5s") Duration streamHeartbeat) {}
}
