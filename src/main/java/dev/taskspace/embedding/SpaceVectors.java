package dev.taskspace.embedding;

import dev.taskspace.entity.EntityKey;
import dev.taskspace.entity.EntityKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The vectors of one space in the coordinates in which they are compared, for readers that keep them in memory. */
@Repository
public class SpaceVectors {
    private static final int FETCH_SIZE = 64;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    /** What a space holds: its own and, when it extends another by a pool, the datasets of that. */
    private static final String HELD = "(space_key = ? or space_key = (select base_key from space where key = ?))";

    private final JdbcClient jdbc;
    private final Spaces spaces;
    private final EmbeddingMethods methods;

    /** A space never changes and never goes. */
    private final Map<String, Space> known = new ConcurrentHashMap<>();

    SpaceVectors(JdbcClient jdbc, Spaces spaces, EmbeddingMethods methods) {
        this.jdbc = jdbc;
        this.spaces = spaces;
        this.methods = methods;
    }

    /** Changes whenever an embedding comes to the space or leaves it. */
    public record Stamp(long count, long lastSequence) {}

    /**
     * One vector.
     *
     * @param coordinates of {@link EmbeddingMethod#coordinates}; never changed by anyone
     */
    @SuppressWarnings("ArrayRecordComponent") // thousands of numbers, handed over and never compared
    public record Vector(UUID embeddingId, EntityKey entity, float[] coordinates) {}

    public Stamp stamp(String space) {
        return jdbc.sql("select count(*), coalesce(max(sequence), 0) from embedding where " + HELD)
                .params(space, space)
                .query((row, number) -> new Stamp(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** The same over all spaces. */
    public Stamp stamp() {
        return jdbc.sql("select count(*), coalesce(max(sequence), 0) from embedding")
                .query((row, number) -> new Stamp(row.getLong(1), row.getLong(2)))
                .single();
    }

    public Set<UUID> ids(String space) {
        return jdbc.sql("select id from embedding where " + HELD)
                .params(space, space)
                .query((row, number) -> row.getObject(1, UUID.class))
                .set();
    }

    /** The vectors of these embeddings, which are all of this space. */
    public List<Vector> load(Space space, Collection<UUID> ids) {
        return load(space, ids, Function.identity());
    }

    /** The same in the form in which the reader keeps each. */
    public <T> List<T> load(Space space, Collection<UUID> ids, Function<Vector, T> form) {
        EmbeddingMethod method = methods.get(space.method());
        return jdbc.sql("""
            select e.id, e.entity_kind, e.entity_id, v.body, e.layout::text
            from embedding e join embedding_vector v on v.embedding_id = e.id and v.seed = -1
            where e.id = any(?)\
            """)
                .param(ids.toArray(UUID[]::new))
                .withFetchSize(FETCH_SIZE)
                .query((row, number) -> form.apply(new Vector(
                        row.getObject(1, UUID.class),
                        new EntityKey(EntityKind.valueOf(row.getString(2)), row.getObject(3, UUID.class)),
                        method.coordinates(Float32.decode(row.getBytes(4)), methods.layout(row.getString(5))))))
                .list();
    }

    /** Which embedding each entity has in this space. */
    public Map<EntityKey, UUID> embeddings(String space) {
        Map<EntityKey, UUID> embeddings = new HashMap<>();
        jdbc.sql("select id, entity_kind, entity_id from embedding where space_key = ?")
                .param(space)
                .query((row, number) -> embeddings.put(
                        new EntityKey(EntityKind.valueOf(row.getString(2)), row.getObject(3, UUID.class)),
                        row.getObject(1, UUID.class)))
                .list();
        return embeddings;
    }

    /** A vector as it was stored. */
    @SuppressWarnings("ArrayRecordComponent") // thousands of numbers, handed over and never compared
    public record Stored(UUID embeddingId, EntityKey entity, float[] values) {}

    /**
     * Hands over every vector that was stored in this very space, in the order of their ids and a few at a time in
     * memory. Belongs into a transaction, as rows are fetched as they are wanted.
     */
    public void each(Space space, Consumer<Stored> reader) {
        try (Stream<Stored> all = jdbc
                .sql("""
                select e.id, e.entity_kind, e.entity_id, v.body
                from embedding e join embedding_vector v on v.embedding_id = e.id and v.seed = -1
                where e.space_key = ? order by e.id""")
                .param(space.key())
                .withFetchSize(FETCH_SIZE)
                .query((row, number) -> new Stored(
                        row.getObject(1, UUID.class),
                        new EntityKey(EntityKind.valueOf(row.getString(2)), row.getObject(3, UUID.class)),
                        Float32.decode(row.getBytes(4))))
                .stream()) {
            all.forEach(reader);
        }
    }

    /** How many vectors were stored in this very space. */
    public long size(Space space) {
        return jdbc.sql("select count(*) from embedding where space_key = ?")
                .param(space.key())
                .query(Long.class)
                .single();
    }

    /** Length of the vectors of a space; empty when they differ in length, or there are none. */
    public Optional<Integer> dimensions(Space space) {
        List<Integer> lengths = jdbc.sql("select distinct dimensions from embedding where space_key = ? limit 2")
                .param(space.key())
                .query((row, number) -> row.getInt(1))
                .list();
        return lengths.size() == 1 ? Optional.of(lengths.getFirst()) : Optional.empty();
    }

    /** The space of a method on a surrogate that holds most entities. */
    public Optional<Space> fullest(String method, String surrogateSha256) {
        return jdbc.sql("""
            select s.key from space s join embedding e on e.space_key = s.key
            where s.method = ? and s.surrogate_sha256 = ? group by s.key order by count(*) desc, s.key limit 1\
            """)
                .params(method, surrogateSha256)
                .query(String.class)
                .optional()
                .flatMap(spaces::findById);
    }

    /** The space of a method that holds most entities, the datasets of the one that it extends included. */
    public Optional<Space> fullest(String method) {
        return jdbc.sql("""
            select s.key from space s join embedding e on e.space_key in (s.key, s.base_key)
            where s.method = ? group by s.key order by count(*) desc, max(e.sequence) desc, s.key limit 1\
            """).param(method).query(String.class).optional().flatMap(spaces::findById);
    }

    /**
     * Of several spaces the one that holds most entities of these kinds, then of all kinds; of equals the last. The datasets
     * of the space that one extends count as its own.
     *
     * @param several at least one
     */
    public Space fullest(List<Space> several, Set<EntityKind> kinds) {
        if (several.size() == 1) {
            return several.getFirst();
        }
        String[] keys = several.stream().map(Space::key).toArray(String[]::new);
        String[] names = kinds.stream().map(EntityKind::name).toArray(String[]::new);
        String fullest = jdbc.sql("""
            select s.key from space s join embedding e on e.space_key in (s.key, s.base_key)
            where s.key = any(?) group by s.key
            order by count(*) filter (where e.entity_kind = any(?)) desc, count(*) desc, array_position(?, s.key) desc
            limit 1""")
                .params(keys, names, keys)
                .query(String.class)
                .optional()
                .orElseGet(() -> keys[keys.length - 1]);
        return several.stream()
                .filter(space -> space.key().equals(fullest))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The spaces of all methods that hold this entity, those that extend one of them by a pool included; of several of
     * one method the one it entered last is last.
     */
    public List<Space> spacesOf(EntityKey entity) {
        List<String> keys = jdbc.sql("""
            select s.key from space s join embedding e on e.space_key in (s.key, s.base_key)
            where e.entity_kind = ? and e.entity_id = ? group by s.key order by max(e.id::text), s.key\
            """)
                .params(entity.kind().name(), entity.id())
                .query((row, number) -> row.getString(1))
                .list();
        if (!known.keySet().containsAll(keys)) {
            spaces.findByKeyIn(keys).forEach(space -> known.put(space.key(), space));
        }
        return keys.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** Those of the entities whose vector in this space says little, because the surrogate learned nothing from them. */
    public Set<EntityKey> weak(String space, Collection<EntityKey> entities) {
        return jdbc.sql("select entity_kind, entity_id from embedding where weak_signal and entity_id = any(?) and "
                        + HELD)
                .params(entities.stream().map(EntityKey::id).toArray(UUID[]::new), space, space)
                .query((row, number) ->
                        new EntityKey(EntityKind.valueOf(row.getString(1)), row.getObject(2, UUID.class)))
                .set();
    }

    /** Empty as well for what cannot be a key, such as characters that Postgres takes for none. */
    public Optional<Space> find(String key) {
        return KEY.matcher(key).matches() ? spaces.findById(key) : Optional.empty();
    }
}
