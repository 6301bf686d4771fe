package dev.taskspace.starter;

import dev.taskspace.dataset.DatasetRegistration;
import dev.taskspace.embedding.EmbeddingIntake;
import dev.taskspace.embedding.EmbeddingRequest;
import dev.taskspace.platform.project.Project;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty installation with the starter corpus and queues its embeddings, all of it in one transaction: workers begin
 * when everything is there, and a process that is killed here leaves nothing behind.
 */
@Component
@Order(0)
class Starter implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);

    /** The default method, which brings the task vectors along, and the baseline to beat. */
    private static final List<String> METHODS = List.of("textemb", "taskemb");

    private final boolean enabled;
    private final StarterMark mark;
    private final StarterCorpus corpus;
    private final DatasetRegistration registration;
    private final EmbeddingIntake embeddings;
    private final TransactionTemplate transaction;

    Starter(
            @Value("${taskspace.starter}") boolean enabled,
            StarterMark mark,
            StarterCorpus corpus,
            DatasetRegistration registration,
            EmbeddingIntake embeddings,
            TransactionTemplate transaction) {
        this.enabled = enabled;
        this.mark = mark;
        this.corpus = corpus;
        this.registration = registration;
        this.embeddings = embeddings;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (enabled && wanted()) {
            try (Project.Stay ignored = Project.enter(Project.SHARED)) {
                transaction.executeWithoutResult(status -> fill());
            }
        }
    }

    private boolean wanted() {
        try (Project.Stay ignored = Project.everywhere()) {
            return mark.wanted();
        }
    }

    private void fill() {
        if (!mark.set()) {
            return;
        }
        List<StarterDataset> datasets = corpus.datasets();
        datasets.forEach(dataset -> registration.register(dataset.metadata(), dataset.rows()));
        for (String method : METHODS) {
            datasets.forEach(dataset -> embeddings.request(
                    EmbeddingRequest.ofDataset(dataset.metadata().name(), method)));
        }
        LOG.info(
                "Registered the starter corpus: {} small datasets; their embeddings are queued and take some minutes",
                datasets.size());
    }
}
