package dev.taskspace.embedding;

import dev.taskspace.entity.EntityKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The task embeddings that are stored. */
public interface Embeddings extends Repository<Embedding, UUID> {

    Optional<Embedding> findById(UUID id);

    /** Of a project's own one and everybody's, the older. */
    Optional<Embedding> findFirstBySpaceKeyAndEntityKindAndEntityIdOrderById(
            String spaceKey, EntityKind kind, UUID entityId);

    @Query("""
            select e from Embedding e join Space s on s.key = e.spaceKey
            where (:entity is null or e.entityId = :entity) and (:method is null or s.method = :method)
              and (:after is null or e.id > :after)
            order by e.id""")
    List<Embedding> page(@Nullable UUID entity, @Nullable String method, @Nullable UUID after, Limit limit);
}
