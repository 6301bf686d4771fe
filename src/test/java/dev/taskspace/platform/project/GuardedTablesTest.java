package dev.taskspace.platform.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.platform.postgres.Database;
import dev.taskspace.support.TestPostgres;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The rules that keep projects apart, as the database has them. */
class GuardedTablesTest {
    private static final Set<String> COMMON = Set.of(
            "flyway_schema_history",
            "idempotency_answer", // its keys begin with their caller
            "labeler_answer",
            "measurement",
            "scheduled_tasks",
            "space",
            "starter_mark",
            "webhook_queue");

    @Test
    void coverEveryTableThatIsNotNamedAsCommon() {
        Database database = TestPostgres.freshDatabase();
        migrate(database);

        assertThat(JdbcClient.create(TestPostgres.everywhere(database))
                        .sql("""
                            select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                                and not (relrowsecurity and relforcerowsecurity)""")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(COMMON);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void holdOwnersAndSuperusers(boolean superuser) {
        Database owned = TestPostgres.freshDatabase();
        Database database = superuser ? TestPostgres.asSuperuser(owned) : owned;
        migrate(database);
        JdbcClient jdbc = JdbcClient.create(new ProjectDataSource(source(database)));

        for (String project : new String[] {"red", "blue", Project.SHARED}) {
            try (Project.Stay ignored = Project.enter(project)) {
                jdbc.sql("""
                        insert into transfer (id, source, target, base_model, adaptation, metric, seed, score,
                            higher_is_better, tags, recorded_at, version)
                        values (gen_random_uuid(), ?, 'b', 'm', 'full', 'accuracy', 0, 0.5, true, '{}', now(), 1)""").param(project).update();
            }
        }

        assertThat(seenBy("red", jdbc)).containsExactlyInAnyOrder("red", "shared");
        assertThat(seenBy("blue", jdbc)).containsExactlyInAnyOrder("blue", "shared");
        assertThat(seenBy("", jdbc)).containsExactly("shared");
        try (Project.Stay ignored = Project.everywhere()) {
            assertThat(sources(jdbc)).containsExactlyInAnyOrder("red", "blue", "shared");
        }
    }

    private static List<@Nullable String> seenBy(String project, JdbcClient jdbc) {
        try (Project.Stay ignored = Project.enter(project)) {
            return sources(jdbc);
        }
    }

    private static List<@Nullable String> sources(JdbcClient jdbc) {
        return jdbc.sql("select source from transfer").query(String.class).list();
    }

    private static void migrate(Database database) {
        Flyway.configure()
                .dataSource(source(database))
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static DataSource source(Database database) {
        return new DriverManagerDataSource(database.url(), database.username(), database.password());
    }
}
