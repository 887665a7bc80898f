package io.fitconnect.journeys;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The direction of dependencies: edge, streams and services know the contracts, not each other's inside. */
class ArchitectureTest {
    private static final List<String> SERVICES = List.of("auth", "users", "training", "competition", "analytics");
    private static JavaClasses classes;

    @BeforeAll
    static void readEveryModule() throws Exception {
        Path root = Path.of(System.getProperty("fitconnect.root", "../.."));
        try (Stream<Path> folders = Files.walk(root, 3)) {
            List<Path> compiled = folders.filter(p -> p.endsWith("target"))
                    .map(p -> p.resolve("classes"))
                    .filter(Files::isDirectory)
                    .toList();
            assumeTrue(compiled.size() > 5, "modules are not compiled");
            classes = new ClassFileImporter().importPaths(compiled);
        }
    }

    @Test
    void streamsKnowNothingOfEdgesAndServices() {
        noClasses()
                .that()
                .resideInAPackage("io.fitconnect.streams..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.fitconnect.ingest..",
                        "io.fitconnect.live..",
                        "io.fitconnect.sockets..",
                        "io.fitconnect.platform..",
                        "io.fitconnect.users..",
                        "io.fitconnect.training..",
                        "io.fitconnect.competition..",
                        "io.fitconnect.analytics..")
                .check(classes);
    }

    @Test
    void edgesShareOnlySocketsAndTheRankLibrary() {
        noClasses()
                .that()
                .resideInAPackage("io.fitconnect.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fitconnect.live..", "io.fitconnect.streams..", "io.fitconnect.platform..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("io.fitconnect.live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.fitconnect.ingest..",
                        "io.fitconnect.streams.boards..",
                        "io.fitconnect.streams.topology..",
                        "io.fitconnect.platform..")
                .check(classes);
    }

    @Test
    void importsAreAClientOfTheIngestEdgeLikeAnyOther() {
        noClasses()
                .that()
                .resideInAPackage("io.fitconnect.imports..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.fitconnect.ingest..",
                        "io.fitconnect.live..",
                        "io.fitconnect.streams..",
                        "io.fitconnect.users..",
                        "io.fitconnect.training..",
                        "io.fitconnect.analytics..")
                .check(classes);
    }

    @Test
    void theGatewayKnowsContractsAndThePlatformOnly() {
        String[] inside = Stream.concat(
                        SERVICES.stream().map(service -> "io.fitconnect." + service + ".."),
                        Stream.of("io.fitconnect.ingest..", "io.fitconnect.live..", "io.fitconnect.streams.."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.fitconnect.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(inside)
                .check(classes);
    }

    @Test
    void servicesDependOnNothingButThePlatform() {
        for (String service : SERVICES) {
            String[] others = Stream.concat(
                            SERVICES.stream().filter(s -> !s.equals(service)).map(s -> "io.fitconnect." + s + ".."),
                            Stream.of("io.fitconnect.ingest..", "io.fitconnect.live.."))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.fitconnect." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(classes);
            noClasses()
                    .that()
                    .resideInAPackage("io.fitconnect." + service + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.fitconnect.streams..")
                            .and(not(resideInAPackage(plainLibraries(service)))))
                    .as(service
                            + " knows nothing of the streams; history judges samples, and an appeal is replayed, with"
                            + " their plain libraries")
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    private static String plainLibraries(String service) {
        return switch (service) {
            case "analytics", "competition" -> "io.fitconnect.streams.[quality|effort]";
            default -> "none";
        };
    }

    @Test
    void whatEdgesAndServicesShareAboutTokensKnowsNeither() {
        noClasses()
                .that()
                .resideInAPackage("io.fitconnect.tokens..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fitconnect.sockets..", "io.fitconnect.platform..", "io.fitconnect.auth..")
                .check(classes);
    }

    @Test
    void theRankLibraryIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("io.fitconnect.streams.rank..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.quarkus..", "jakarta..", "io.fitconnect.proto..")
                .check(classes);
    }

    @Test
    void foldsOverSamplesKnowNoKafka() {
        noClasses()
                .that()
                .resideInAnyPackage("io.fitconnect.streams.quality..", "io.fitconnect.streams.effort..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.quarkus..", "jakarta..")
                .check(classes);
    }
}
