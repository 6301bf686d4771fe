package dev.taskspace.platform.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the claims of a token mean. Whose tokens count is said by {@code spring.security.oauth2.resourceserver.jwt}.
 *
 * @param scopeClaim names the scopes, as a list or separated by spaces; others than read, submit and admin are passed over
 * @param scopePrefix what stands before the name of a scope, such as {@code taskspace:}
 * @param projectClaim names the project; a token without it is for the default project
 */
@ConfigurationProperties("taskspace.access.token")
record TokenProperties(
        @DefaultValue("scope") String scopeClaim,
        @DefaultValue("") String scopePrefix,
        @DefaultValue("project") String projectClaim) {}
