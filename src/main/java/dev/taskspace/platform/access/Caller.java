package dev.taskspace.platform.access;

import dev.taskspace.platform.project.Project;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Whoever sent a request.
 *
 * @param id id of the key, or what stands for it
 * @param project whose data the caller sees
 */
public record Caller(String id, String project) implements Principal {
    /** Everyone, where the service is open. */
    static final Caller ANYONE = new Caller("anyone", Project.DEFAULT);

    private static final String ATTRIBUTE = Caller.class.getName();

    /** Whoever sent this request, also after it was answered; null where that is not known. */
    public static @Nullable Caller of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : null;
    }

    /** Whether nobody asked who it is. */
    public boolean isAnyone() {
        return equals(ANYONE);
    }

    void sent(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    @Override
    public String getName() {
        return id;
    }
}
