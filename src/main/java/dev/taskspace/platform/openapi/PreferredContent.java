package dev.taskspace.platform.openapi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.stereotype.Component;

/**
 * Writes the media types of a body in the order of their names, but one marked {@value #MARK} first: generated clients
 * know only the first.
 */
@Component
class PreferredContent {
    /** The extension that marks a media type. */
    static final String MARK = "x-preferred";

    PreferredContent(ObjectMapperProvider mappers) {
        mappers.jsonMapper().addMixIn(Content.class, Ordered.class);
        mappers.yamlMapper().addMixIn(Content.class, Ordered.class);
    }

    @JsonSerialize(using = Writer.class)
    private interface Ordered {}

    private static final class Writer extends JsonSerializer<Content> {
        @Override
        public void serialize(Content content, JsonGenerator out, SerializerProvider serializers) throws IOException {
            List<Map.Entry<String, MediaType>> entries = content.entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<String, MediaType> entry) -> !preferred(entry.getValue()))
                            .thenComparing(Map.Entry.comparingByKey()))
                    .toList();
            out.writeStartObject();
            for (Map.Entry<String, MediaType> entry : entries) {
                out.writeObjectField(entry.getKey(), entry.getValue());
            }
            out.writeEndObject();
        }

        private static boolean preferred(MediaType type) {
            return type.getExtensions() != null && type.getExtensions().containsKey(MARK);
        }
    }
}
