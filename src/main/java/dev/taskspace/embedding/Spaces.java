package dev.taskspace.embedding;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The spaces in which something was embedded. */
public interface Spaces extends Repository<Space, String> {

    Optional<Space> findById(String key);

    List<Space> findByKeyIn(Collection<String> keys);

    List<Space> findByMethod(String method);
}
