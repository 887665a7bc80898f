package io.fitconnect.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.platform.access.AccessTable;
import io.fitconnect.platform.id.AthleteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void whatIsKeptHangsOnWhatMakesItOld() {
        assertEquals(
                List.of("class:x"),
                Routes.kept("/api/v1/classes/x", Set.of(), Optional.empty())
                        .orElseThrow()
                        .tags());
        assertTrue(Routes.outdated("/api/v1/classes/x/start").containsAll(List.of("classes", "class:x")));
        assertTrue(Routes.outdated("/api/v1/classes/x/bookings/ada").contains("class:x"));
        assertEquals(
                List.of("athlete:ada"),
                Routes.kept("/api/v1/athletes/ada/profile", Set.of(), Optional.empty())
                        .orElseThrow()
                        .tags());
        assertTrue(Routes.outdated("/api/v1/athletes/ada/profile").contains("athlete:ada"));
        assertTrue(Routes.outdated("/api/v1/athletes/ada").containsAll(List.of("athlete:ada", "workouts:ada")));
    }

    @Test
    void aParameterThatNobodyKnowsIsNotKept() {
        assertTrue(Routes.kept("/api/v1/classes", Set.of("limit", "x"), Optional.empty())
                .isEmpty());
        assertTrue(Routes.kept("/api/v1/athletes/ada/export", Set.of(), Optional.empty())
                .isEmpty());
        assertTrue(Routes.kept("/api/v1/classes/x/bookings", Set.of(), Optional.empty())
                .isEmpty());
        assertTrue(Routes.kept("/api/v1/classes/x/../y", Set.of(), Optional.empty())
                .isEmpty());
    }

    @Test
    void whoseWorkoutsTheyAreIsKeptAndWhatOthersMaySeeOfThemIsNot() {
        assertEquals(
                List.of("workouts:ada", "athlete:ada"),
                kept("/api/v1/athletes/ada/workouts", "ada").orElseThrow().tags());
        assertTrue(kept("/api/v1/athletes/ada/workouts", "coach").isEmpty());
        assertEquals(
                List.of("classes"), kept("/api/v1/classes", "ada").orElseThrow().tags());
    }

    @Test
    void anImportMakesNothingOld() {
        assertEquals(List.of(), Routes.outdated("/api/v1/athletes/ada/imports"));
    }

    @Test
    void everyLineOfTheAccessTableHasAnOwner() {
        AccessTable.load(AccessTable.ROUTES, RoutesTest.class.getClassLoader())
                .rows()
                .forEach(line -> assertTrue(
                        Routes.owner(line.path().replaceAll("\\{[^}]+}", "x")).isPresent(),
                        line.path() + " has no owner"));
    }

    @Test
    void addressesGoToTheServiceThatHasTheFacts() {
        assertEquals(Optional.of("training"), Routes.owner("/api/v1/classes?state=running"));
        assertEquals(Optional.of("analytics"), Routes.owner("/api/v1/athletes/ada/workouts?limit=1"));
        assertEquals(Optional.of("analytics"), Routes.owner("/api/v1/workouts/x/samples"));
        assertEquals(Optional.of("training"), Routes.owner("/api/v1/athletes/ada/load"));
        assertEquals(Optional.of("users"), Routes.owner("/api/v1/athletes/ada/profile"));
        assertEquals(Optional.of("users"), Routes.owner("/api/v1/athletes/ada"));
        assertEquals(Optional.of("imports"), Routes.owner("/api/v1/athletes/ada/imports"));
        assertEquals(Optional.of("auth"), Routes.owner("/api/v1/tickets"));
        assertEquals(Optional.of("competition"), Routes.owner("/api/v1/competitions/x"));
        assertEquals(Optional.of("competition"), Routes.owner("/api/v1/results/keys"));
    }

    @Test
    void whatNobodyOwnsHasNoOwner() {
        assertEquals(Optional.empty(), Routes.owner("/api/v1/nothing"));
        assertEquals(Optional.empty(), Routes.owner("/api/v1/athletes/ada/nothing"));
    }

    private static Optional<Routes.Tags> kept(String path, String caller) {
        return Routes.kept(path, Set.of(), Optional.of(new AthleteId(caller)));
    }
}
