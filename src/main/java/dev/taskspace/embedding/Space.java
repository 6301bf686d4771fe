package dev.taskspace.embedding;

import dev.taskspace.platform.data.Sha256;
import dev.taskspace.surrogate.SurrogateInfo;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that must be equal for two vectors to be comparable: method, version, surrogate, hyper-parameters, seeds
 * and, for models and prompts, the pool; its key is the hash of all of that. Datasets need no pool, so each of them is
 * also in every space that extends its own by one. Vectors of different spaces are never compared.
 */
@Entity
@Table(name = "space")
@Immutable
@SuppressWarnings("NullAway.Init") // filled by the persistence provider
public class Space {
    @Id
    private String key;

    private String method;

    @Column(name = "method_version")
    private int methodVersion;

    private String surrogate;

    @Column(name = "surrogate_sha256")
    private String surrogateSha256;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Number> hyperparameters;

    private int seeds;

    @Column(name = "pool_hash")
    private @Nullable String poolHash;

    @Column(name = "base_key")
    private @Nullable String baseKey;

    protected Space() {}

    private Space(
            String key, EmbeddingMethod method, Map<String, Number> hyperparameters, SurrogateInfo on, int seeds) {
        this.key = key;
        this.method = method.name();
        this.methodVersion = method.version();
        this.surrogate = on.name();
        this.surrogateSha256 = on.sha256();
        this.hyperparameters = hyperparameters;
        this.seeds = seeds;
    }

    private Space(String key, ImportedMethod method, String source, String sourceHash, int dimensions) {
        this.key = key;
        this.method = method.name();
        this.methodVersion = method.version();
        this.surrogate = source;
        this.surrogateSha256 = sourceHash;
        this.hyperparameters = Map.of("dimensions", dimensions);
        this.seeds = 1;
    }

    private Space(Space base, String poolHash) {
        this.key = new Sha256().field(base.key).field("pool").field(poolHash).hex();
        this.method = base.method;
        this.methodVersion = base.methodVersion;
        this.surrogate = base.surrogate;
        this.surrogateSha256 = base.surrogateSha256;
        this.hyperparameters = base.hyperparameters;
        this.seeds = base.seeds;
        this.poolHash = poolHash;
        this.baseKey = base.key;
    }

    /** The space of this method, with its hyper-parameters as its record declares them, on this surrogate. */
    static Space of(EmbeddingMethod method, ObjectNode hyperparameters, SurrogateInfo surrogate, int seeds) {
        ObjectNode deciding = hyperparameters.deepCopy();
        if (deciding.path(Quirks.NAME).asInt(0) == 0) {
            deciding.remove(Quirks.NAME);
        }
        String key = new Sha256()
                .field(method.name())
                .field(Integer.toString(method.version()))
                .field(surrogate.sha256())
                .field(deciding.toString())
                .field(Integer.toString(seeds))
                .hex();
        Map<String, Number> values = new java.util.TreeMap<>();
        deciding.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().numberValue()));
        return new Space(key, method, values, surrogate, seeds);
    }

    /** The space of vectors of so many dimensions that this source computed elsewhere. */
    static Space imported(ImportedMethod method, String source, int dimensions) {
        String key = new Sha256()
                .field(method.name())
                .field(source)
                .field(Integer.toString(dimensions))
                .hex();
        return new Space(key, method, source, new Sha256().field(source).hex(), dimensions);
    }

    /** The same space for entities that were embedded on this pool: it holds those, and all datasets of this one. */
    Space on(String pool) {
        return new Space(this, pool);
    }

    /** Identity of the vector that an entity of this content has here. */
    String contentKey(String contentHash) {
        return new Sha256().field(key).field(contentHash).hex();
    }

    public String key() {
        return key;
    }

    public String method() {
        return method;
    }

    public int methodVersion() {
        return methodVersion;
    }

    public String surrogate() {
        return surrogate;
    }

    public String surrogateSha256() {
        return surrogateSha256;
    }

    public Map<String, Number> hyperparameters() {
        return hyperparameters;
    }

    public int seeds() {
        return seeds;
    }

    /** Content of the pool on which models and prompts were embedded; null in the space of datasets alone. */
    public @Nullable String poolHash() {
        return poolHash;
    }

    /** Key of the space of datasets that this one extends by a pool; null when it is one itself. */
    public @Nullable String baseKey() {
        return baseKey;
    }
}
