package io.fitconnect.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BodyFieldsTest {

    @Test
    void readsEveryKindOfField() {
        BodyFields body = parse("""
                {"i": 3.0, "d": 2, "t": " Ada ", "s": "male", "f": true, "o": {"x": 1}, "l": [{"y": 2}], "n": null}""");

        assertEquals(3, body.integer("i", 0, 5));
        assertEquals(2.0, body.number("d", 0, 5));
        assertEquals("Ada", body.text("t", 10));
        assertEquals("male", body.text("s", Pattern.compile("male"), "male"));
        assertTrue(body.flag("f"));
        assertEquals(1, body.object("o").orElseThrow().integer("x", 0, 5));
        assertEquals(2, body.objects("l", 1).getFirst().integer("y", 0, 5));
        assertNull(body.integer("n", 0, 5));
        assertFalse(body.flag("absent"));
        body.end();
    }

    @Test
    void namesEveryViolationByItsPath() {
        BodyFields body = parse("""
                {"i": 1.5, "d": "2", "t": "", "big": 1e300, "f": 1, "o": {"x": 9, "typo": 1}, "l": [{"y": 2}, 7]}""");
        body.integer("i", 0, 5);
        body.number("d", 0, 5);
        body.text("t", 10);
        body.integer("big", 0, 5);
        body.flag("f");
        body.object("o").orElseThrow().integer("x", 0, 5);
        body.objects("l", 5).forEach(item -> item.integer("y", 0, 1));
        body.required("gone", body.text("gone", 5));

        List<Violation> violations =
                assertThrows(RefusedException.class, body::end).refusal().violations();

        assertEquals(
                List.of("i", "d", "t", "big", "f", "o.x", "l[1]", "l[0].y", "gone", "o.typo"),
                violations.stream().map(Violation::field).toList());
    }

    private static BodyFields parse(String json) {
        return BodyFields.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
