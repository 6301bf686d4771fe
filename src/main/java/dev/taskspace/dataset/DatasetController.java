package dev.taskspace.dataset;

import dev.taskspace.job.Job;
import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Datasets over HTTP. */
@RestController
class DatasetController implements DatasetApi {
    private static final int MOST_INLINE_EXAMPLES = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Datasets datasets;
    private final DatasetRegistration registration;
    private final DatasetRemoval removal;
    private final DatasetRows rows;
    private final DatasetImports imports;

    DatasetController(
            Datasets datasets,
            DatasetRegistration registration,
            DatasetRemoval removal,
            DatasetRows rows,
            DatasetImports imports) {
        this.datasets = datasets;
        this.registration = registration;
        this.removal = removal;
        this.rows = rows;
        this.imports = imports;
    }

    @Override
    public ResponseEntity<DatasetAnswer> upload(MultipartHttpServletRequest request) throws IOException {
        UploadForm form = UploadForm.of(request);
        try (SpooledUpload upload = new SpooledUpload(form.file(), registration.uploads())) {
            return answer(registration.register(form.metadata(), upload.path(), upload.fileName()));
        }
    }

    @Override
    public ResponseEntity<Object> registerInline(InputStream body) throws IOException {
        Map<String, Object> json = RequestJson.object(body, "");
        Object sent = json.remove("examples");
        if (json.containsKey("source")) {
            return fetch(json, sent);
        }
        DatasetMetadata metadata = DatasetRequestReader.metadata(json);
        if (!(sent instanceof List<?> examples)) {
            throw new InvalidMetadataException(
                    "/examples", "A list of examples is needed; or send a file as multipart/form-data.");
        }
        if (examples.size() > MOST_INLINE_EXAMPLES) {
            throw new InvalidMetadataException(
                    "/examples",
                    "A request takes at most " + MOST_INLINE_EXAMPLES
                            + " examples; send more as a file with multipart/form-data.");
        }
        return inAnyForm(answer(registration.register(metadata, new InlineRows(examples))));
    }

    private ResponseEntity<Object> fetch(Map<String, Object> json, @Nullable Object examples) {
        if (examples != null) {
            throw new InvalidMetadataException("/examples", "Rows come from a source or in examples, not from both.");
        }
        DatasetSource source = RequestJson.as(json, DatasetRequest.class).source();
        json.remove("source");
        DatasetMetadata.of(json);
        if (source == null) {
            throw new InvalidMetadataException(
                    "/source", "A source names a dataset, as {\"hub\":\"stanfordnlp/sst2\"}.");
        }
        Job job = imports.submit(source, json);
        return ResponseEntity.accepted()
                .location(URI.create("/jobs/" + job.id()))
                .body(job);
    }

    private static ResponseEntity<Object> inAnyForm(ResponseEntity<DatasetAnswer> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    @Override
    public Page<DatasetAnswer> list(PageRequest page) {
        UUID after = Objects.requireNonNullElse(page.after(), BEFORE_ALL);
        List<Dataset> found = datasets.findByIdGreaterThanOrderById(after, Limit.of(page.fetchSize()));
        return Page.of(found, page, dataset -> dataset.id().toString()).map(DatasetAnswer::of);
    }

    @Override
    public DatasetAnswer get(String ref) {
        return DatasetAnswer.of(datasets.require(ref));
    }

    /** The cursor of a row is its number, in the form that every cursor has. */
    @Override
    public Page<ExampleAnswer> examples(String ref, PageRequest page) {
        Dataset dataset = datasets.require(ref);
        long first = page.after() == null ? 0 : Math.max(0, page.after().getLeastSignificantBits() + 1);
        List<LabelledRow> found = rows.page(dataset, first, page.fetchSize());
        List<ExampleAnswer> answers = IntStream.range(0, found.size())
                .mapToObj(i -> ExampleAnswer.of(dataset, first + i, found.get(i)))
                .toList();
        return Page.of(answers, page, example -> new UUID(0, example.row()).toString());
    }

    @Override
    public ResponseEntity<Void> delete(String ref) {
        removal.delete(ref);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<DatasetAnswer> answer(RegisteredDataset registered) {
        return ResponseEntity.status(registered.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/datasets/" + registered.dataset().id()))
                .body(DatasetAnswer.of(registered.dataset()));
    }
}
