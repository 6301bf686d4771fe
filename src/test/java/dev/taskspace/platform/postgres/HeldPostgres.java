package dev.taskspace.platform.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that holds the embedded server of a folder and writes rows until it is killed. */
final class HeldPostgres {
    private HeldPostgres() {}

    /** Prints the number of each row after its commit was acknowledged. */
    public static void main(String[] arguments) throws SQLException {
        Database database = EmbeddedPostgres.start(Path.of(arguments[0])).database("taskspace");
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists acknowledged (number integer primary key)");
            for (int number = 1; ; number++) {
                statement.execute("insert into acknowledged values (" + number + ")");
                System.out.println("committed " + number);
            }
        }
    }
}
