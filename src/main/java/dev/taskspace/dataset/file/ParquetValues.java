package dev.taskspace.dataset.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.io.api.Binary;

/** Parquet's many types as the few that a {@link SourceRow} has. */
final class ParquetValues {
    private ParquetValues() {}

    static Object plain(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean flag -> flag;
            case Float number -> Float.isFinite(number) ? new BigDecimal(number.toString()) : number.toString();
            case Double number -> Double.isFinite(number) ? new BigDecimal(number.toString()) : number.toString();
            case BigDecimal number -> number;
            case BigInteger number -> new BigDecimal(number);
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case Short number -> BigDecimal.valueOf(number);
            case Byte number -> BigDecimal.valueOf(number);
            case Binary bytes -> bytes.toStringUsingUTF8();
            case List<?> list ->
                list.stream().filter(Objects::nonNull).map(ParquetValues::plain).toList();
            case Map<?, ?> map -> plainMap(map);
            default -> value.toString();
        };
    }

    private static Map<String, Object> plainMap(Map<?, ?> map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                plain.put(String.valueOf(key), plain(value));
            }
        });
        return plain;
    }
}
