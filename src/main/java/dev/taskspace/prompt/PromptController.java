package dev.taskspace.prompt;

import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Prompts over HTTP. */
@RestController
class PromptController implements PromptApi {
    private final Prompts prompts;
    private final PromptRegistration registration;

    PromptController(Prompts prompts, PromptRegistration registration) {
        this.prompts = prompts;
        this.registration = registration;
    }

    @Override
    public ResponseEntity<PromptAnswer> register(PromptRequest request) {
        PromptRegistration.Registered registered = registration.register(request);
        return ResponseEntity.status(registered.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/prompts/" + registered.prompt().id()))
                .body(answer(registered.prompt()));
    }

    @Override
    public Page<PromptAnswer> list(PageRequest page) {
        return Page.of(
                        prompts.page(page.after(), page.fetchSize()),
                        page,
                        prompt -> prompt.id().toString())
                .map(this::answer);
    }

    @Override
    public PromptAnswer get(String ref) {
        return answer(prompts.require(ref));
    }

    @Override
    public ResponseEntity<Void> delete(String ref) {
        registration.delete(ref);
        return ResponseEntity.noContent().build();
    }

    private PromptAnswer answer(RegisteredPrompt prompt) {
        return PromptAnswer.of(prompt, prompts.twins(prompt));
    }
}
