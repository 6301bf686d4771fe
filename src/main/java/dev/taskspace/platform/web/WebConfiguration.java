package dev.taskspace.platform.web;

import dev.taskspace.platform.data.Home;
import jakarta.servlet.MultipartConfigElement;
import java.util.List;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The conventions of this package, made known to Spring MVC. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageRequestResolver());
    }

    /** Uploads in flight lie in our home; Tomcat would look for a relative folder in a temporary one of its own. */
    @Bean
    MultipartConfigElement multipartConfig(Home home, MultipartProperties properties) {
        MultipartConfigElement limits = properties.createMultipartConfig();
        return new MultipartConfigElement(
                home.uploads().toString(),
                limits.getMaxFileSize(),
                limits.getMaxRequestSize(),
                limits.getFileSizeThreshold());
    }
}
