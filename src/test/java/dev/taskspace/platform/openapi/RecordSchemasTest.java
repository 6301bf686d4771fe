package dev.taskspace.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordSchemasTest {
    enum Size {
        SMALL,
        LARGE
    }

    record Leaf(String name) {}

    record Branch(
            int weight,
            List<Leaf> leaves,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Leaf> fallen,

            @Nullable String note,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String explained,

            @Nullable Leaf first,
            @Nullable Size size) {}

    @Test
    void requiresWhatIsNeverNullAndAllowsNullElsewhere() {
        ModelConverters converters = new ModelConverters(true);
        converters.addConverter(new RecordSchemas());
        JsonNode branch = JsonMapper.shared()
                .readTree(Json31.pretty(converters.readAll(Branch.class).get("Branch")));
        assertThat(branch.get("required").toString()).isEqualTo("[\"explained\",\"leaves\",\"weight\"]");
        assertThat(branch.at("/properties/weight/type").toString()).isEqualTo("\"integer\"");
        assertThat(branch.at("/properties/explained/type").toString()).isEqualTo("\"string\"");
        assertThat(branch.at("/properties/note/type").toString()).contains("string", "null");
        assertThat(branch.at("/properties/first/anyOf/0/$ref").asString()).endsWith("/Leaf");
        assertThat(branch.at("/properties/first/anyOf/1/type").asString()).isEqualTo("null");
        assertThat(branch.at("/properties/size/enum").toString()).isEqualTo("[\"SMALL\",\"LARGE\",null]");
    }
}
