package dev.taskspace.platform.openapi;

import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Who we are, and what the description shall not read off Java types. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(PageRequest.class)
                .replaceWithClass(JsonNode.class, Object.class); // any JSON, not the getters of its tree
    }

    @Bean
    OpenAPI taskspaceApi(@Value("${taskspace.version}") String version) {
        return new OpenAPI()
                .info(new Info()
                        .title("Taskspace")
                        .version(version.replace("-SNAPSHOT", ""))
                        .description("Task embeddings for datasets, models and prompts in one vector space, and "
                                + "rankings made from them.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This installation")));
    }
}
