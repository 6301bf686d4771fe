package dev.taskspace.platform.postgres;

import dev.taskspace.platform.data.Home;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The database of this process: the one that the operator names, or else an embedded one. The connection pool depends on
 * this bean, so an embedded server starts before it and stops after it.
 */
@Component
public final class ServiceDatabase implements JdbcConnectionDetails, AutoCloseable {
    private final @Nullable EmbeddedPostgres embedded;
    private final String url;
    private final @Nullable String username;
    private final @Nullable String password;

    /**
     * Decided here and not by a condition of the bean, so that the beans of an image are the same in both cases. An empty
     * variable in a deployment file names no database.
     *
     * @throws EmbeddedPostgresException when none is named and the embedded one cannot run here
     */
    ServiceDatabase(DataSourceProperties named, Home home) {
        String external = named.getUrl();
        if (external != null && StringUtils.hasText(external)) {
            embedded = null;
            url = external;
            username = named.getUsername();
            password = named.getPassword();
        } else {
            embedded = EmbeddedPostgres.start(home.path().resolve(EmbeddedPostgres.FOLDER));
            Database database = embedded.database(EmbeddedPostgres.DATABASE);
            url = database.url();
            username = database.username();
            password = database.password();
        }
    }

    /** Whether the service brought it along. */
    public boolean isEmbedded() {
        return embedded != null;
    }

    @Override
    public @Nullable String getUsername() {
        return username;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
