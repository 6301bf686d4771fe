package dev.taskspace.backup;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an archive holds; its last entry, so that an archive without one is no whole one.
 *
 * @param format of the archive itself
 * @param schemaVersion of the database, as its migrations count
 * @param createdAt moment at which all tables were as they are in here
 */
record Manifest(int format, int schemaVersion, Instant createdAt, List<Table> tables, List<Sequence> sequences) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * One table.
     *
     * @param columns those that are stored and not computed, in the order of the data
     */
    record Table(String name, List<String> columns, long rows) {

        String entry() {
            return "tables/" + name + ".copy";
        }

        /** The columns as SQL. */
        String columnList() {
            return columns.stream().map(Catalog::quoted).collect(Collectors.joining(", "));
        }
    }

    /** Where a sequence stands. */
    record Sequence(String name, long lastValue, boolean called) {}

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
