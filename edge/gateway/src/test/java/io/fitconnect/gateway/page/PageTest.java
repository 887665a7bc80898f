package io.fitconnect.gateway.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/boards/class/spin/effort",
                "/classes/spin-1",
                "/me/workouts/6f1c",
                "/coach/x/report",
                "/tv/board/today/effort",
                "/apiary"
            })
    void aBrowserThatGoesToAnAddressOfThePageGetsThePage(String path) {
        assertTrue(Page.isOurs(path, BROWSER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/classes",
                "/graphql",
                "/q/health",
                "/live/v1",
                "/ingest/v1",
                "/assets/gone.js",
                "/config.json",
                "/silent.html",
                "/sw.js"
            })
    void addressesOfOtherPartsAndFilesAreLeftToThem(String path) {
        assertFalse(Page.isOurs(path, BROWSER));
    }

    @Test
    void aProgramThatAsksForJsonIsToldThatThereIsNothing() {
        assertFalse(Page.isOurs("/boards/today", "application/json"));
        assertFalse(Page.isOurs("/boards/today", null));
    }
}
