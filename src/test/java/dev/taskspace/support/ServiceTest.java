package dev.taskspace.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole service: real HTTP on a free port ({@code @LocalServerPort}), and a real PostgreSQL with a
 * database of its own.
 *
 * <p>One server is started per test JVM, in {@code target}; every Spring context gets a fresh database in it, which the
 * service migrates. Test classes with equal properties share a context and so its database: name what you store after
 * your test, and count nothing but your own rows. The starter corpus is off, and {@code TASKSPACE_HOME} lies in
 * {@code target}, unless {@link #properties} say otherwise. Code that needs only a database and no Spring asks
 * {@link TestPostgres#freshDatabase}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface ServiceTest {

    /** Properties of this test's context, as {@code key=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
