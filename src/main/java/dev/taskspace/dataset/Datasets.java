package dev.taskspace.dataset;

import dev.taskspace.entity.EntityKind;
import dev.taskspace.entity.UnknownEntityException;
import dev.taskspace.platform.data.Ids;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All registered datasets. */
public interface Datasets extends Repository<Dataset, UUID> {

    Optional<Dataset> findById(UUID id);

    Optional<Dataset> findByName(String name);

    /** In the order of registration. */
    List<Dataset> findByIdGreaterThanOrderById(UUID after, Limit limit);

    List<Dataset> findByIdIn(Collection<UUID> ids);

    @Query("select d.id from Dataset d order by d.name")
    List<UUID> idsByName();

    /** The dataset, kept by this transaction until it ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Dataset d where d.id = :id")
    Optional<Dataset> lockById(UUID id);

    void delete(Dataset dataset);

    default Optional<Dataset> find(String idOrName) {
        // The database refuses to compare text that it could not hold.
        return idOrName.indexOf('\0') >= 0
                ? Optional.empty()
                : Ids.parse(idOrName).flatMap(this::findById).or(() -> findByName(idOrName));
    }

    /**
     * The dataset with this id or name.
     *
     * @throws UnknownEntityException when there is none
     */
    default Dataset require(String idOrName) {
        return find(idOrName)
                .orElseThrow(() -> new UnknownEntityException(EntityKind.DATASET.collection() + "/" + idOrName));
    }
}
