package dev.taskspace.embedding;

import dev.taskspace.entity.EntityKind;
import dev.taskspace.surrogate.LearningCheck;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The task embedding of one entity in one space; written by {@link EmbeddingStore}, its values are read apart. */
@jakarta.persistence.Entity
@Table(name = "embedding")
@Immutable
@SuppressWarnings("NullAway.Init") // filled by the persistence provider
public class Embedding {
    @Id
    private UUID id;

    @Column(name = "content_key")
    private String contentKey;

    @Column(name = "space_key")
    private String spaceKey;

    @Column(name = "entity_kind")
    @Enumerated(EnumType.STRING)
    private EntityKind entityKind;

    @Column(name = "entity_id")
    private UUID entityId;

    private int dimensions;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<BlockSize> layout;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<LearningCheck> learning;

    @Column(name = "weak_signal")
    private boolean weakSignal;

    private @Nullable Double spread;

    @JdbcTypeCode(SqlTypes.JSON)
    private Provenance provenance;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Embedding() {}

    public UUID id() {
        return id;
    }

    public String spaceKey() {
        return spaceKey;
    }

    public EntityKind entityKind() {
        return entityKind;
    }

    public UUID entityId() {
        return entityId;
    }

    public int dimensions() {
        return dimensions;
    }

    List<BlockSize> layout() {
        return layout;
    }

    List<LearningCheck> learning() {
        return learning;
    }

    public boolean weakSignal() {
        return weakSignal;
    }

    public @Nullable Double spread() {
        return spread;
    }

    Provenance provenance() {
        return provenance;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
