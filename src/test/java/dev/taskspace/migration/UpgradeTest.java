package dev.taskspace.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.platform.postgres.Database;
import dev.taskspace.support.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** From the schema of the first release, with rows in every table, to the newest one: nothing is lost or changed. */
class UpgradeTest {
    private static final String FIRST_RELEASE = "9";

    private Database database;
    private JdbcClient jdbc;

    @BeforeEach
    void startWithTheFirstRelease() {
        database = TestPostgres.freshDatabase();
        DataSource source = TestPostgres.everywhere(database);
        jdbc = JdbcClient.create(source);
        migrate(FIRST_RELEASE);
        new ResourceDatabasePopulator(new ClassPathResource("migration/first-release.sql")).execute(source);
    }

    @Test
    void keepsEveryRowOfEveryTable() {
        Map<String, List<String>> columns = columns();
        Map<String, String> before = digests(columns);
        assertThat(before.values()).as("every table holds rows").noneMatch(digest -> digest.startsWith("0 "));

        int steps = migrate("latest");

        assertThat(steps).isPositive();
        assertThat(digests(columns)).isEqualTo(before);
    }

    @Test
    void sharesWhatShippedWithTheServiceAndNothingElse() {
        jdbc.sql("update dataset set tags = '{\"corpus\": \"starter\"}'").update();
        jdbc.sql("""
            insert into pool select gen_random_uuid(), 'default', description, examples, pairs, duplicates, 'shipped',
                body, created_at from pool""").update();

        migrate("latest");

        assertThat(projects("dataset")).containsExactly("shared");
        assertThat(projects("embedding where dataset_id is not null")).containsExactly("shared");
        assertThat(projects("pool where name = 'default'")).containsExactly("shared");
        assertThat(projects("pool where name = 'tickets'")).containsExactly("default");
        assertThat(projects("model")).containsExactly("default");
        assertThat(projects("job")).containsExactly("default");
    }

    private List<String> projects(String rows) {
        return jdbc.sql("select distinct project from " + rows)
                .query(String.class)
                .list();
    }

    @Test
    void keepsCountingWhereItWas() {
        long before = jdbc.sql("select last_value from transfer_version")
                .query(Long.class)
                .single();

        migrate("latest");

        assertThat(jdbc.sql("select nextval('transfer_version')")
                        .query(Long.class)
                        .single())
                .isEqualTo(before + 1);
    }

    private int migrate(String target) {
        return Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("classpath:db/migration")
                .initSql("set taskspace.project = '*'")
                .target(target)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private Map<String, List<String>> columns() {
        return jdbc.sql("""
            select table_name, column_name from information_schema.columns
            where table_schema = 'public' and table_name <> 'flyway_schema_history'
            order by table_name, column_name\
            """).query((row, number) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Of those columns that the table had before. */
    private Map<String, String> digests(Map<String, List<String>> columns) {
        Map<String, String> digests = new TreeMap<>();
        columns.forEach((table, names) -> digests.put(
                table,
                jdbc.sql("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') "
                                + "from (select " + String.join(", ", names) + " from " + table + ") t")
                        .query(String.class)
                        .single()));
        return digests;
    }
}
