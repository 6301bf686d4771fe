package dev.taskspace.pool;

import dev.taskspace.surrogate.TextInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The inputs of pools, kept as deflated JSON. */
@Component
public class PoolTexts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Pools pools;

    PoolTexts(Pools pools) {
        this.pools = pools;
    }

    /**
     * Every input in the order of the pool, no two alike.
     *
     * @throws UnknownPoolException when the pool was deleted meanwhile
     */
    public List<TextInput> all(Pool pool) {
        byte[] body = pools.body(pool).orElseThrow(() -> new UnknownPoolException(pool.name()));
        return JSON.readerForListOf(TextInput.class).readValue(new InflaterInputStream(new ByteArrayInputStream(body)));
    }

    static byte[] body(List<TextInput> inputs) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(body)) {
            out.write(JSON.writeValueAsBytes(inputs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }
}
