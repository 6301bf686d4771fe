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
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that must be equal for two vectors to be comparable: method, version, surrogate, hyper-parameters and
 * seeds; its key is the hash of all of that. Vectors of different spaces are never compared.
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

    /** The space of this method, with its hyper-parameters as its record declares them, on this surrogate. */
    static Space of(EmbeddingMethod method, ObjectNode hyperparameters, SurrogateInfo surrogate, int seeds) {
        String key = new Sha256()
                .field(method.name())
                .field(Integer.toString(method.version()))
                .field(surrogate.sha256())
                .field(hyperparameters.toString())
                .field(Integer.toString(seeds))
                .hex();
        Map<String, Number> values = new java.util.TreeMap<>();
        hyperparameters
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().numberValue()));
        return new Space(key, method, values, surrogate, seeds);
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
}
