package dev.taskspace.exchange;

import dev.taskspace.dataset.file.UnusableFileException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vectors that stand in the request. */
final class InlineVectors implements IncomingVectors {
    private final Iterator<VectorImportRequest.@Nullable Item> items;
    private long line;

    InlineVectors(List<VectorImportRequest.@Nullable Item> items) {
        this.items = items.iterator();
    }

    @Override
    public @Nullable IncomingVector next() {
        if (!items.hasNext()) {
            return null;
        }
        line++;
        VectorImportRequest.Item item = items.next();
        if (item == null || item.entity() == null || item.vector() == null) {
            throw new UnusableFileException(line, "Every vector needs an entity and the numbers of a vector.");
        }
        float[] values = new float[item.vector().size()];
        for (int i = 0; i < values.length; i++) {
            Double value = item.vector().get(i);
            values[i] = value == null ? Float.NaN : value.floatValue();
        }
        return new IncomingVector(line, item.entity(), values);
    }
}
