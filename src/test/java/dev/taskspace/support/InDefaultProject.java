package dev.taskspace.support;

import dev.taskspace.platform.project.Project;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What tests ask of the service or of the database on their own thread, they ask as somebody without a key would. */
public final class InDefaultProject implements BeforeAllCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(InDefaultProject.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.pollInSameThread();
        context.getStore(HERE).put(Project.Stay.class, Project.enter(Project.DEFAULT));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Project.Stay stay = context.getStore(HERE).remove(Project.Stay.class, Project.Stay.class);
        if (stay != null) {
            stay.close();
        }
    }
}
