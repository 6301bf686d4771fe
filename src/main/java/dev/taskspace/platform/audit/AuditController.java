package dev.taskspace.platform.audit;

import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit log over HTTP, for administrators. */
@RestController
@Tag(name = "keys")
class AuditController {
    private final AuditLog stored;

    AuditController(AuditLog stored) {
        this.stored = stored;
    }

    @GetMapping("/audit")
    @Operation(
            operationId = "listAudit",
            summary = "Who changed what, and who was refused; newest first",
            description = "An entry appears within a second of its answer.")
    Page<AuditEntry> list(PageRequest page) {
        return Page.of(stored.page(page), page, entry -> entry.id().toString());
    }
}
