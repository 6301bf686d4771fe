package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;
import dev.taskspace.surrogate.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps vectors that were computed elsewhere, beside those that were computed here and never mixed with them. */
@Component
public class ImportedVectors {
    private final EmbeddingStore store;
    private final Embeddings embeddings;
    private final Spaces spaces;
    private final ProvenanceWriter provenance;
    private final JdbcClient jdbc;

    ImportedVectors(
            EmbeddingStore store, Embeddings embeddings, Spaces spaces, ProvenanceWriter provenance, JdbcClient jdbc) {
        this.store = store;
        this.embeddings = embeddings;
        this.spaces = spaces;
        this.provenance = provenance;
        this.jdbc = jdbc;
    }

    /** What became of a vector. */
    public enum Fate {
        ADDED,
        /** The entity has the same vector there already. */
        KNOWN,
        /** The entity has another vector there. */
        DIFFERENT
    }

    /** The space that was imported under this name, if any; another import of the name waits for this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Space> lock(ImportedMethod method) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0)) is null")
                .param(method.name())
                .query(Boolean.class)
                .single();
        return spaces.findByMethod(method.name()).stream().findFirst();
    }

    /** The space for these vectors, made when absent; one of the same name with another source or length is another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Space space(ImportedMethod method, String source, int dimensions) {
        Space space = Space.imported(method, source, dimensions);
        store.ensure(space);
        return space;
    }

    /** Gives the entity this vector unless it has one in the space. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Fate add(Space space, Entity entity, float[] vector, @Nullable String description) {
        Optional<Embedding> known = embeddings.findFirstBySpaceKeyAndEntityKindAndEntityIdOrderById(
                space.key(), entity.kind(), entity.id());
        if (known.isPresent()) {
            return Arrays.equals(store.vector(known.get().id()), vector) ? Fate.KNOWN : Fate.DIFFERENT;
        }
        MethodVector only =
                new MethodVector(new ImportedMethod(space.method()), List.of(new Block("vector", vector)), null);
        SeedAverage single = new SeedAverage(only);
        single.add(only);
        store.save(
                space,
                entity.kind(),
                entity.id(),
                space.contentKey(entity.contentHash()),
                single,
                provenance.of(entity, new Provenance.Imported(space.surrogate(), description)));
        return Fate.ADDED;
    }
}
