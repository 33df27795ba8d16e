package org.standbild;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;

class ArchitectureTest {

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.standbild");
        assertThat(ours.containPackage("org.standbild.profile")).isTrue();
        assertThat(ours.containPackage("org.standbild.editorial")).isTrue();
        assertThat(ours.containPackage("org.standbild.view")).isTrue();
        assertThat(ours.containPackage("org.standbild.feed")).isTrue();
    }

    @Test
    void modulesUseOnlyWhatOthersExpose() {
        ApplicationModules.of("org.standbild").verify();
    }

    @Test
    void servicesDoNotKnowEachOther() {
        for (String service : new String[] {"editorial", "view", "feed"}) {
            for (String other : new String[] {"editorial", "view", "feed"}) {
                if (!service.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("org.standbild." + service + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("org.standbild." + other + "..")
                            .check(ours);
                }
            }
        }
    }

    @Test
    void theSharedModelRunsNothing() {
        classes()
                .that()
                .resideInAPackage("org.standbild.profile..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "org.standbild.profile..", "java..", "org.jspecify..", "com.fasterxml.jackson.annotation.."))
                .check(ours);
    }

    @Test
    void nobodyAsksAClockThatWasNotGiven() {
        noClasses()
                .that()
                .resideInAnyPackage("org.standbild..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(ours);
    }

    @Test
    void aProjectionSendsNoCommand() {
        noClasses()
                .that()
                .containAnyMethodsThat(annotatedWith(EventHandler.class))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework.commandhandling..")
                .check(ours);
        noClasses()
                .that()
                .resideInAnyPackage("org.standbild.view..", "org.standbild.feed..", "org.standbild.eventstore..")
                .and()
                .resideOutsideOfPackage("org.standbild.feed.subscription")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework.commandhandling.gateway..")
                .check(ours);
    }

    @Test
    void viewsReadMemoryAndNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.standbild.view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data..")
                .check(ours);
    }

    @Test
    void featuresOfAModuleDoNotGoInCircles() {
        for (String module : new String[] {"editorial", "view", "feed"}) {
            slices().matching("org.standbild." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(ours);
        }
    }

    @Test
    void controllersAreNobodyElsesBusiness() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .bePackagePrivate()
                .check(ours);
    }

    @Test
    void whatAClassNeedsItsConstructorSays() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(ours);
    }

    /** Jackson 2 is on the class path because springdoc brings it; only the annotations are common to both. */
    @Test
    void jsonIsReadAndWrittenByJackson3() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
                .check(ours);
    }
}
