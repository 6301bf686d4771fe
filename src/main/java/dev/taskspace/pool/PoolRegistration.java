package dev.taskspace.pool;

import dev.taskspace.dataset.Columns;
import dev.taskspace.dataset.InvalidMetadataException;
import dev.taskspace.dataset.file.RowSource;
import dev.taskspace.dataset.file.SourceFiles;
import dev.taskspace.platform.data.Ids;
import dev.taskspace.surrogate.TextInput;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/** Registers and deletes pools. The same name with the same content is the same pool. */
@Service
class PoolRegistration {
    private final Pools pools;
    private final PoolMasking masking;
    private final ObjectProvider<PoolUse> uses;
    private final DataSize maxUpload;
    private final Clock clock;

    PoolRegistration(
            Pools pools,
            PoolMasking masking,
            ObjectProvider<PoolUse> uses,
            @Value("${taskspace.max-upload}") DataSize maxUpload,
            Clock clock) {
        this.pools = pools;
        this.masking = masking;
        this.uses = uses;
        this.maxUpload = maxUpload;
        this.clock = clock;
    }

    /** A pool, and whether it is new. */
    record Registered(Pool pool, boolean created) {}

    Registered register(PoolRequest request, Path file, String fileName) {
        Columns columns = Objects.requireNonNullElse(request.columns(), Columns.DETECTED);
        try (RowSource rows = SourceFiles.open(file, fileName, maxUpload)) {
            return register(request.checkedName(), request.description(), new PoolReading(rows, columns).read());
        }
    }

    Registered register(PoolRequest request, List<PoolRequest.Example> examples) {
        PoolContent content = new PoolContent();
        for (int i = 0; i < examples.size(); i++) {
            content.add(examples.get(i).input("/examples/" + i));
        }
        return register(request.checkedName(), request.description(), content);
    }

    /** What is left of a pool without the texts of some datasets. */
    Registered register(PoolRequest request, String from) {
        String name = request.checkedName();
        List<String> without = Objects.requireNonNullElse(request.without(), List.of());
        return register(name, request.description(), masking.without(from, without));
    }

    private Registered register(String name, @Nullable String description, PoolContent content) {
        if (content.inputs().isEmpty()) {
            throw new InvalidMetadataException("/examples", "A pool needs at least one input.");
        }
        String hash = content.hash();
        return existing(name, hash).orElseGet(() -> store(name, description, content, hash));
    }

    private Optional<Registered> existing(String name, String hash) {
        return pools.find(name).map(found -> {
            if (!found.contentHash().equals(hash)) {
                throw PoolConflictException.nameTaken(found);
            }
            return new Registered(found, false);
        });
    }

    private Registered store(String name, @Nullable String description, PoolContent content, String hash) {
        List<TextInput> inputs = content.inputs();
        Pool pool = new Pool(
                Ids.next(),
                name,
                description,
                inputs.size(),
                content.pairs(),
                content.duplicates(),
                hash,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            pools.add(pool, PoolTexts.body(inputs));
            return new Registered(pool, true);
        } catch (DataIntegrityViolationException taken) {
            return existing(name, hash).orElseThrow(() -> taken);
        }
    }

    void delete(String ref) {
        Pool pool = pools.require(ref);
        if (pool.name().equals(Pool.DEFAULT)) {
            throw PoolConflictException.needed(pool, "it always exists.");
        }
        if (!pools.hasTwin(pool)) {
            requireUnused(pool);
        }
        pools.delete(pool);
    }

    private void requireUnused(Pool pool) {
        uses.orderedStream()
                .flatMap(use -> use.whyNeeded(pool).stream())
                .findFirst()
                .ifPresent(reason -> {
                    throw PoolConflictException.needed(pool, reason);
                });
    }

    /** Makes this content the default pool; the one of an earlier version of the service keeps its texts under another name. */
    void ship(List<TextInput> inputs) {
        PoolContent content = new PoolContent();
        inputs.forEach(content::add);
        String hash = content.hash();
        Optional<Pool> current = pools.find(Pool.DEFAULT);
        if (current.filter(pool -> pool.contentHash().equals(hash)).isPresent()) {
            return;
        }
        current.ifPresent(pool ->
                pools.rename(pool, Pool.DEFAULT + "-" + pool.contentHash().substring(0, 8)));
        store(Pool.DEFAULT, "Texts of many kinds, written for Taskspace; CC0", content, hash);
    }
}
