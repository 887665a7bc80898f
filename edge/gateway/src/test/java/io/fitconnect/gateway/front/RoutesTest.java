package io.fitconnect.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void whatIsKeptHangsOnWhatMakesItOld() {
        assertEquals(
                List.of("class:x"),
                Routes.kept("/api/v1/classes/x", Set.of()).orElseThrow().tags());
        assertTrue(Routes.outdated("/api/v1/classes/x/start").containsAll(List.of("classes", "class:x")));
        assertTrue(Routes.outdated("/api/v1/classes/x/bookings/ada").contains("class:x"));
        assertEquals(
                List.of("athlete:ada"),
                Routes.kept("/api/v1/athletes/ada/profile", Set.of())
                        .orElseThrow()
                        .tags());
        assertTrue(Routes.outdated("/api/v1/athletes/ada/profile").contains("athlete:ada"));
        assertTrue(Routes.outdated("/api/v1/athletes/ada").containsAll(List.of("athlete:ada", "workouts:ada")));
    }

    @Test
    void aParameterThatNobodyKnowsIsNotKept() {
        assertTrue(Routes.kept("/api/v1/classes", Set.of("limit", "x")).isEmpty());
        assertTrue(Routes.kept("/api/v1/athletes/ada/export", Set.of()).isEmpty());
        assertTrue(Routes.kept("/api/v1/classes/x/bookings", Set.of()).isEmpty());
        assertTrue(Routes.kept("/api/v1/classes/x/../y", Set.of()).isEmpty());
    }

    @Test
    void everyPathHasAnOwner() {
        assertEquals("training", Routes.owner("/api/v1/classes?state=running"));
        assertEquals("analytics", Routes.owner("/api/v1/athletes/ada/workouts?limit=1"));
        assertEquals("analytics", Routes.owner("/api/v1/workouts/x/samples"));
        assertEquals("training", Routes.owner("/api/v1/athletes/ada/load"));
        assertEquals("users", Routes.owner("/api/v1/athletes/ada/profile"));
        assertEquals("auth", Routes.owner("/api/v1/tickets"));
        assertEquals("competition", Routes.owner("/api/v1/competitions/x"));
    }
}
