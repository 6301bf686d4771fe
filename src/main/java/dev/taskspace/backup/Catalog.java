package dev.taskspace.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the database says of itself: tables in an order in which none refers to a later one, columns, sequences. */
record Catalog(Connection connection) {
    static final String HISTORY = "flyway_schema_history";

    private static final String TABLES = """
        select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        and relname <> 'flyway_schema_history' order by relname\
        """;

    private static final String REFERENCES = """
        select c.relname, r.relname from pg_constraint k
        join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
        where k.contype = 'f' and k.conrelid <> k.confrelid and c.relnamespace = 'public'::regnamespace\
        """;

    private static final String SEQUENCES =
            "select sequencename from pg_sequences where schemaname = 'public' order by sequencename";

    List<Manifest.Table> tables() throws SQLException {
        List<Manifest.Table> tables = new ArrayList<>();
        for (String name : ordered(strings(TABLES))) {
            tables.add(new Manifest.Table(name, columns(name), 0));
        }
        return tables;
    }

    /** Referenced tables first. */
    private Set<String> ordered(List<String> tables) throws SQLException {
        List<String[]> references = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(REFERENCES)) {
            while (rows.next()) {
                references.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < tables.size()) {
            int before = ordered.size();
            tables.stream()
                    .filter(table -> references.stream()
                            .allMatch(reference -> !reference[0].equals(table) || ordered.contains(reference[1])))
                    .forEach(ordered::add);
            if (ordered.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle");
            }
        }
        return ordered;
    }

    private List<String> columns(String table) throws SQLException {
        return strings("select attname from pg_attribute where attrelid = 'public." + quoted(table)
                + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum");
    }

    List<Manifest.Sequence> sequences() throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        for (String name : strings(SEQUENCES)) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select last_value, is_called from " + quoted(name))) {
                row.next();
                sequences.add(new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)));
            }
        }
        return sequences;
    }

    /** The newest migration that was applied; 0 for a database that none was applied to. */
    int schemaVersion() throws SQLException {
        if (strings("select relname from pg_class where relname = '" + HISTORY
                        + "' and relnamespace = 'public'::regnamespace")
                .isEmpty()) {
            return 0;
        }
        List<String> newest = strings("select version from " + HISTORY
                + " where success and version is not null order by installed_rank desc limit 1");
        return newest.isEmpty() ? 0 : Integer.parseInt(newest.getFirst());
    }

    /** The tables whose rows belong to projects. */
    List<String> guarded() throws SQLException {
        return strings(
                "select relname from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace");
    }

    /** A table that holds rows, if any does. */
    List<String> filled() throws SQLException {
        List<String> filled = new ArrayList<>();
        for (String table : strings(TABLES)) {
            if (!strings("select 1::text from " + quoted(table) + " limit 1").isEmpty()) {
                filled.add(table);
            }
        }
        return filled;
    }

    private List<String> strings(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** A name as SQL, whatever is in it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
