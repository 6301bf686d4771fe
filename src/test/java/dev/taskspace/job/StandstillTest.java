package dev.taskspace.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a job whose process stands still in the midst of a transaction, with the job's row locked. */
@IdleJobTest
class StandstillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Autowired
    Jobs jobs;

    @Autowired
    ScriptedWork work;

    @Autowired
    TestWorkers workers;

    @Autowired
    DataSource dataSource;

    @Test
    void itsLocksAreTakenFromItAndOthersGoOn() throws SQLException {
        Job job = jobs.submit(work.doing(run -> run.succeed(() -> work.tree(Map.of("by", "the living")))));
        try (Connection frozen = dataSource.getConnection();
                Statement statement = frozen.createStatement()) {
            assertThat(patienceOfTheDatabase(statement)).isEqualTo("30s");
            statement.execute("set idle_in_transaction_session_timeout = '1s'");
            frozen.setAutoCommit(false);
            statement.execute("select * from job where id = '%s' for update".formatted(job.id()));

            workers.during(() -> jobs.await(job.id(), PATIENCE), "next", 1);

            assertThat(jobs.find(job.id()).map(Job::status)).contains(JobStatus.SUCCEEDED);
            Throwable woken = catchThrowable(() -> statement.execute("select 1"));
            assertThat(Ailment.of(woken)).as(woken.toString()).isEqualTo(Ailment.PASSING);
        }
    }

    private static String patienceOfTheDatabase(Statement statement) throws SQLException {
        try (ResultSet shown = statement.executeQuery("show idle_in_transaction_session_timeout")) {
            shown.next();
            return shown.getString(1);
        }
    }
}
