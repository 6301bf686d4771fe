package dev.taskspace.hub;

import dev.taskspace.dataset.file.UploadTooLargeException;
import dev.taskspace.endpoint.EndpointException;
import dev.taskspace.job.JobPhase;
import dev.taskspace.job.JobRun;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Fetches all rows of a split, page after page, all of them of one revision. */
@Component
class HubFetching {
    private static final String DEFAULT_CONFIG = "default";

    private final DatasetViewer viewer;
    private final HubPages pages;
    private final HubProperties properties;
    private final DataSize maxUpload;

    HubFetching(
            DatasetViewer viewer,
            HubPages pages,
            HubProperties properties,
            @Value("${taskspace.max-upload}") DataSize maxUpload) {
        this.viewer = viewer;
        this.pages = pages;
        this.properties = properties;
        this.maxUpload = maxUpload;
    }

    /** The order with its configuration, asked for when it names none. */
    HubOrder resolved(HubOrder order) throws InterruptedException {
        if (order.config() != null) {
            return order;
        }
        List<String> configs = viewer.configs(order);
        if (configs.isEmpty()) {
            throw new HubException(
                    order, "has no split '" + order.split() + "'; name one that it has as source.split.");
        }
        if (configs.size() > 1 && !configs.contains(DEFAULT_CONFIG)) {
            throw new HubException(
                    order,
                    "has several configurations; name one of " + String.join(", ", configs) + " as source.config.");
        }
        return order.withConfig(configs.size() == 1 ? configs.getFirst() : DEFAULT_CONFIG);
    }

    /**
     * Fetches what this job does not have yet.
     *
     * @return the revision of the rows, empty when the server does not say
     */
    String fetch(JobRun run, HubOrder order) throws InterruptedException {
        HubPages.Fetched fetched = pages.fetched(run.jobId()).orElse(new HubPages.Fetched(0, "", 0));
        long offset = fetched.rows();
        long characters = fetched.characters();
        String revision = fetched.revision();
        int length = DatasetViewer.MOST_ROWS;
        long total;
        do {
            ViewerPage page;
            try {
                page = viewer.rows(order, offset, length);
            } catch (EndpointException failure) {
                if (!failure.tooLarge() || length == 1) {
                    throw failure;
                }
                length = Math.max(1, length / 4);
                total = offset + 1;
                continue;
            }
            total = page.total();
            revision = offset == 0 ? page.revision() : revision;
            requireSame(order, revision, page.revision());
            String body = page.rows().toString();
            characters += body.length();
            requireSmall(order, total, characters);
            if (!page.rows().isEmpty()) {
                pages.add(run.jobId(), offset, page.rows().size(), revision, body);
            }
            offset += page.rows().size();
            run.progress(JobPhase.FETCH, offset, total, "rows");
        } while (offset < total);
        return revision;
    }

    private static void requireSame(HubOrder order, String first, String now) {
        if (!first.equals(now)) {
            throw new ChangedMeanwhileException(order);
        }
        if (order.revision() != null && !now.startsWith(order.revision())) {
            throw new HubException(
                    order,
                    now.isEmpty()
                            ? "is served without saying which revision it is; leave source.revision out to take it as"
                                    + " it is."
                            : "is served at revision " + now + ", not " + order.revision()
                                    + "; ask for that, or download the files of yours and upload them.");
        }
    }

    private void requireSmall(HubOrder order, long total, long characters) {
        if (total > properties.maxRows()) {
            throw new HubException(
                    order,
                    "has " + total + " rows in split '" + order.split() + "', more than the " + properties.maxRows()
                            + " that are imported here; name another split, or have TASKSPACE_HUB_MAX_ROWS raised.");
        }
        if (characters > maxUpload.toBytes()) {
            throw new UploadTooLargeException(
                    "Dataset " + order.hub(), maxUpload, "Name another split, or raise TASKSPACE_MAX_UPLOAD.");
        }
    }
}
