package dev.taskspace.transfer;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.platform.data.Ids;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Brings every way to write a source or target to one reference. What is registered is written by its kind and name;
 * a bare name that nobody carries is taken for a data set of elsewhere, so that it is found should one of that name be
 * registered later. Remembers its answers; made anew for each import.
 */
final class References {
    private final EntityDirectory entities;
    private final Map<String, String> known = new HashMap<>();

    References(EntityDirectory entities) {
        this.entities = entities;
    }

    String canonical(String written) throws RejectedRowException {
        String answer = known.get(written);
        if (answer == null) {
            answer = resolve(written);
            known.put(written, answer);
        }
        return answer;
    }

    private String resolve(String written) throws RejectedRowException {
        Optional<EntityKind> kind = EntityKind.ofReference(written);
        String name = kind.isPresent() ? written.substring(written.indexOf('/') + 1) : written;
        if (kind.isPresent()) {
            Optional<Entity> entity = entities.find(kind.get(), name);
            return entity.isPresent() ? entity.get().reference() : outsider(kind.get(), name);
        }
        try {
            return entities.require(name).reference();
        } catch (ProblemException notOneEntity) {
            if (notOneEntity.type() == ProblemType.NOT_FOUND) {
                return outsider(EntityKind.DATASET, name);
            }
            throw new RejectedRowException(String.valueOf(notOneEntity.getMessage()));
        }
    }

    private static String outsider(EntityKind kind, String name) throws RejectedRowException {
        if (name.isBlank() || Ids.parse(name).isPresent()) {
            throw new RejectedRowException("nothing registered is meant by '" + name + "'");
        }
        return kind.collection() + "/" + name;
    }
}
