package dev.taskspace.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in a stable order.
 *
 * @param data the resources of this page
 * @param hasMore whether a further page exists
 * @param next opaque cursor for {@code ?after=}, null on the last page
 */
public record Page<T>(
        List<T> data, boolean hasMore, @Nullable String next) {

    /** Cuts a page out of {@code rows}, which were read with a limit of one more than asked to see whether more exist. */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, String> cursor) {
        boolean more = rows.size() > request.limit();
        List<T> data = more ? List.copyOf(rows.subList(0, request.limit())) : List.copyOf(rows);
        return new Page<>(data, more, more ? cursor.apply(data.getLast()) : null);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(data.stream().<R>map(mapper).toList(), hasMore, next);
    }
}
