package dev.taskspace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Conditional;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {
    /** What people wrote: Spring's ahead-of-time processing puts classes of its own beside it. */
    private static final ImportOption WRITTEN =
            location -> new ImportOption.DoNotIncludeTests().includes(location) && !location.contains("__");

    private static final JavaClasses TASKSPACE =
            new ClassFileImporter().withImportOption(WRITTEN).importPackages("dev.taskspace");

    @Test
    void hasModulesWithoutCyclesAndWithoutLooksBehindTheirDoors() {
        ApplicationModules.of(TaskspaceApplication.class, WRITTEN).verify();
    }

    @Test
    void knowsTensorsOnlyInTheSurrogate() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.taskspace.surrogate..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(TASKSPACE);
    }

    @Test
    void standsOnAPlatformThatKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("dev.taskspace.platform..")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.taskspace..")
                                .and(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage(
                                        "dev.taskspace.platform..")))
                .check(TASKSPACE);
    }

    /** An image's beans were chosen before its settings were known. */
    @Test
    void hasNoBeanThatDependsOnASetting() {
        noClasses().should().beMetaAnnotatedWith(Conditional.class).check(TASKSPACE);
        noMethods().should().beMetaAnnotatedWith(Conditional.class).check(TASKSPACE);
    }

    @Test
    void namesClassesForWhatTheyAre() {
        classes().should().haveNameNotMatching(".*(Impl|Manager|Helper|Utils?)").check(TASKSPACE);
    }
}
