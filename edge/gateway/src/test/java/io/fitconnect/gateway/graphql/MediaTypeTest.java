package io.fitconnect.gateway.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaTypeTest {

    @Test
    void theMostWantedTypeIsSent() {
        assertEquals(Optional.of(MediaType.LEGACY), MediaType.accepted(null));
        assertEquals(Optional.of(MediaType.LEGACY), MediaType.accepted("*/*"));
        assertEquals(
                Optional.of(MediaType.RESPONSE),
                MediaType.accepted("application/graphql-response+json; charset=utf-8, application/json; q=0.9"));
        assertEquals(
                Optional.of(MediaType.LEGACY),
                MediaType.accepted("application/graphql-response+json;q=0.1, application/json"));
        assertEquals(Optional.empty(), MediaType.accepted("text/html"));
        assertEquals(Optional.empty(), MediaType.accepted("application/json;q=0"));
    }
}
