package dev.taskspace.embedding;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The embedding methods by name. */
@Component
public class EmbeddingMethods {
    /** The method of every request that names none: the one that measured best. */
    public static final String DEFAULT = TaskEmb.NAME;

    /** The methods that order sources before any transfer is recorded, in equal parts; docs/CHOICES.md has what decided. */
    public static final List<String> TRUSTED = List.of(DEFAULT, TaskVec.NAME);

    private final Map<String, EmbeddingMethod> byName = new TreeMap<>();
    private final JsonMapper json;

    EmbeddingMethods(List<EmbeddingMethod> methods, JsonMapper json) {
        methods.forEach(method -> byName.put(method.name(), method));
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }

    /** Every method whose similarities enter rankings, with its default hyper-parameters, by name. */
    public Collection<EmbeddingMethod> all() {
        return of(EmbeddingMethod.Use.SIMILARITY);
    }

    /** Every method of one use, by name. */
    public Collection<EmbeddingMethod> of(EmbeddingMethod.Use use) {
        return byName.values().stream().filter(method -> method.use() == use).toList();
    }

    /**
     * The method with its default hyper-parameters.
     *
     * @throws UnknownMethodException naming the methods that exist
     */
    public EmbeddingMethod get(String name) {
        EmbeddingMethod method = ImportedMethod.isName(name) ? new ImportedMethod(name) : byName.get(name);
        if (method == null) {
            throw new UnknownMethodException(name, byName.keySet());
        }
        return method;
    }

    /**
     * The method with the given hyper-parameters in place of its defaults.
     *
     * @throws HyperparameterException naming the hyper-parameter that does not exist or cannot be so
     */
    EmbeddingMethod configured(String name, @Nullable JsonNode given) {
        EmbeddingMethod method = get(name);
        if (method instanceof ImportedMethod) {
            throw new ImpossibleEmbeddingException(
                    "/method", "Vectors of '" + name + "' are computed elsewhere; POST /embeddings/import adds some.");
        }
        if (given == null || given.isNull()) {
            return method;
        }
        if (!given.isObject()) {
            throw new HyperparameterException("", "hyperparameters is an object, such as {\"epochs\": 2}.");
        }
        ObjectNode merged = hyperparameters(method);
        for (Iterator<String> names = given.propertyNames().iterator(); names.hasNext(); ) {
            String parameter = names.next();
            if (!merged.has(parameter)) {
                throw new HyperparameterException(
                        parameter,
                        name + " has no hyper-parameter '" + parameter + "'; it has " + merged.propertyNames());
            }
            if (!given.path(parameter).isNumber()) {
                throw new HyperparameterException(parameter, parameter + " is a number");
            }
            merged.set(parameter, given.path(parameter));
        }
        try {
            return json.treeToValue(merged, method.getClass());
        } catch (JacksonException e) {
            throw rejected(e, given);
        }
    }

    /** The hyper-parameters of a method, in the order in which it declares them. */
    ObjectNode hyperparameters(EmbeddingMethod method) {
        return json.valueToTree(method);
    }

    /** The layout that was stored as JSON. */
    List<BlockSize> layout(String stored) {
        return json.readerForListOf(BlockSize.class).readValue(stored);
    }

    private static RuntimeException rejected(JacksonException e, JsonNode given) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof HyperparameterException known) {
                return known;
            }
            if (cause instanceof IllegalArgumentException refused && !(cause instanceof JacksonException)) {
                return new HyperparameterException(String.join(",", given.propertyNames()), refused.getMessage() + ".");
            }
        }
        return new HyperparameterException(
                String.join(",", given.propertyNames()), "These hyper-parameters are not of the right kind: " + given);
    }
}
