package dev.taskspace.model;

import dev.taskspace.dataset.RequestJson;
import dev.taskspace.dataset.SpooledUpload;
import dev.taskspace.dataset.UploadParts;
import dev.taskspace.platform.data.Home;
import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Models over HTTP. */
@RestController
class ModelController implements ModelApi {
    private final Models models;
    private final ModelRegistration registration;
    private final Home home;

    ModelController(Models models, ModelRegistration registration, Home home) {
        this.models = models;
        this.registration = registration;
        this.home = home;
    }

    @Override
    public ResponseEntity<ModelAnswer> upload(MultipartHttpServletRequest request) throws IOException {
        UploadParts parts = UploadParts.of(request);
        ModelRequest wanted = RequestJson.as(parts.metadata(), ModelRequest.class);
        try (SpooledUpload upload = new SpooledUpload(parts.file(), home.uploads())) {
            return answer(registration.register(wanted, upload.path(), upload.fileName()));
        }
    }

    @Override
    public ResponseEntity<ModelAnswer> register(ModelRequest request) {
        return answer(registration.register(request));
    }

    @Override
    public Page<ModelAnswer> list(PageRequest page) {
        return Page.of(
                        models.page(page.after(), page.fetchSize()),
                        page,
                        model -> model.id().toString())
                .map(ModelAnswer::of);
    }

    @Override
    public ModelAnswer get(String ref) {
        return ModelAnswer.of(models.require(ref));
    }

    @Override
    public ResponseEntity<Void> delete(String ref) {
        registration.delete(ref);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ModelAnswer> answer(ModelRegistration.Registered registered) {
        return ResponseEntity.status(registered.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/models/" + registered.model().id()))
                .body(ModelAnswer.of(registered.model()));
    }
}
