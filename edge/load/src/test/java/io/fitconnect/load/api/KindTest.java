package io.fitconnect.load.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KindTest {

    @Test
    void everyHundredRequestsHoldEachKindAsOftenAsItIsMeantTo() {
        var counts = LongStream.range(100, 200)
                .mapToObj(Kind::of)
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        assertEquals(30, counts.get(Kind.CLASS_LIST));
        assertEquals(15, counts.get(Kind.GRAPHQL));
        assertEquals(5, counts.get(Kind.PROFILE_CHANGE));
        assertEquals(Kind.values().length, counts.size());
    }

    @Test
    void anErrorOfGraphQlIsAnErrorThoughItsStatusIsGood() {
        assertTrue(Kind.GRAPHQL.isError(new JsonObject("{\"errors\":[{\"message\":\"no\"}]}")));
        assertFalse(Kind.GRAPHQL.isError(new JsonObject("{\"data\":{}}")));
    }
}
