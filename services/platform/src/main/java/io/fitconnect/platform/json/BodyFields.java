package io.fitconnect.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.problem.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's JSON object field by field and collects everything that is wrong with it, so that one answer names
 * every field to blame; a binder would stop at the first wrong type. Null and absent mean the same.
 */
public final class BodyFields {
    public static final int MAX_BYTES = 64 * 1024;

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String path;
    private final JsonNode node;
    private final List<Violation> violations;
    private final Set<String> known = new HashSet<>();
    private final List<BodyFields> children = new ArrayList<>();

    private BodyFields(String path, JsonNode node, List<Violation> violations) {
        this.path = path;
        this.node = node;
        this.violations = violations;
    }

    /** Refuses what is not one JSON object of at most {@value #MAX_BYTES} bytes. */
    public static BodyFields parse(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw new RefusedException(ProblemCode.REQUEST_MALFORMED, "A JSON object is needed as the body.");
        }
        if (body.length > MAX_BYTES) {
            throw new RefusedException(ProblemCode.REQUEST_TOO_LARGE, "At most " + MAX_BYTES + " bytes.");
        }
        JsonNode node = read(body);
        if (!node.isObject()) {
            throw new RefusedException(ProblemCode.REQUEST_MALFORMED, "The body must be a JSON object.");
        }
        return new BodyFields("", node, new ArrayList<>());
    }

    private static JsonNode read(byte[] body) {
        try {
            return STRICT.readTree(body);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            String where = " (line " + line + ", column " + column + ")";
            throw new RefusedException(
                    ProblemCode.REQUEST_MALFORMED, "The body is not JSON: " + e.getOriginalMessage() + where);
        } catch (IOException e) {
            throw new RefusedException(ProblemCode.REQUEST_MALFORMED, "The body cannot be read.");
        }
    }

    public @Nullable Integer integer(String field, int min, int max) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || value.doubleValue() != Math.rint(value.doubleValue())) {
            violated(field, "value.type", "must be a whole number");
            return null;
        }
        return inRange(field, value.doubleValue(), min, max) ? value.intValue() : null;
    }

    /** For what an int can't hold, such as a time in ms. */
    public @Nullable Long whole(String field, long min, long max) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            violated(field, "value.type", "must be a whole number");
            return null;
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            violated(field, "value.range", "must be " + min + " to " + max);
            return null;
        }
        return value.longValue();
    }

    public @Nullable Double number(String field, int min, int max) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            violated(field, "value.type", "must be a number");
            return null;
        }
        return inRange(field, value.doubleValue(), min, max) ? value.doubleValue() : null;
    }

    /** A text of 1 to max characters without control characters, trimmed. */
    public @Nullable String text(String field, int max) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            violated(field, "value.type", "must be a text");
            return null;
        }
        String text = value.textValue().strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > max) {
            violated(field, "value.length", "must have 1 to " + max + " characters");
            return null;
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            violated(field, "value.malformed", "must not hold control characters");
            return null;
        }
        return text;
    }

    public @Nullable String text(String field, Pattern shape, String shapeInWords) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isTextual() || !shape.matcher(value.textValue()).matches()) {
            violated(field, "value.malformed", "must be " + shapeInWords);
            return null;
        }
        return value.textValue();
    }

    /** True only when the field says so. */
    public boolean flag(String field) {
        JsonNode value = take(field);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            violated(field, "value.type", "must be true or false");
            return false;
        }
        return value.booleanValue();
    }

    /** Yes, no, or null when the field does not say. */
    public @Nullable Boolean choice(String field) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            violated(field, "value.type", "must be true, false or null");
            return null;
        }
        return value.booleanValue();
    }

    public Optional<BodyFields> object(String field) {
        JsonNode value = take(field);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            violated(field, "value.type", "must be an object");
            return Optional.empty();
        }
        return Optional.of(child(path + field + ".", value));
    }

    /** A list of objects; absent means empty. */
    public List<BodyFields> objects(String field, int max) {
        JsonNode value = take(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > max) {
            violated(field, "value.type", "must be a list of at most " + max + " objects");
            return List.of();
        }
        List<BodyFields> items = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isObject()) {
                items.add(child(path + field + "[" + i + "].", value.get(i)));
            } else {
                violated(field + "[" + i + "]", "value.type", "must be an object");
            }
        }
        return items;
    }

    /** A list of texts of a shape; absent means empty. */
    public List<String> texts(String field, int max, Pattern shape, String shapeInWords) {
        return items(
                        field,
                        max,
                        item -> item.isTextual()
                                && shape.matcher(item.textValue()).matches(),
                        shapeInWords)
                .stream()
                .map(JsonNode::textValue)
                .toList();
    }

    /** A list of whole numbers; absent means empty. */
    public List<Integer> integers(String field, int max, int lowest, int highest) {
        return items(
                        field,
                        max,
                        item -> item.isInt() && item.intValue() >= lowest && item.intValue() <= highest,
                        "whole numbers from " + lowest + " to " + highest)
                .stream()
                .map(JsonNode::intValue)
                .toList();
    }

    private List<JsonNode> items(String field, int max, Predicate<JsonNode> fits, String inWords) {
        JsonNode value = take(field);
        if (value == null) {
            return List.of();
        }
        List<JsonNode> items = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(items::add);
        }
        if (!value.isArray() || items.size() > max || !items.stream().allMatch(fits)) {
            violated(field, "value.type", "must be a list of at most " + max + ": " + inWords);
            return List.of();
        }
        return items;
    }

    /** Whether the field is there at all, and not null. */
    public boolean says(String field) {
        return take(field) != null;
    }

    /** Fields of an answer that a client may send back; they are not read. */
    public void ignore(String... fields) {
        known.addAll(List.of(fields));
    }

    public <T> @Nullable T required(String field, @Nullable T value) {
        boolean blamed = violations.stream().anyMatch(v -> v.field().equals(path + field));
        if (value == null && !blamed) {
            violated(field, "value.missing", "is needed");
        }
        return value;
    }

    public void violated(String field, String code, String detail) {
        violations.add(new Violation(path + field, code, detail));
    }

    /** Refuses the request if anything was wrong, fields that nobody asked for included: they may be misspelt ones. */
    public void end() {
        blameUnknown();
        if (!violations.isEmpty()) {
            throw new RefusedException(Refusal.invalid(violations));
        }
    }

    private void blameUnknown() {
        ((ObjectNode) node).fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                violated(name, "field.unknown", "is not a field of this request");
            }
        });
        children.forEach(BodyFields::blameUnknown);
    }

    private BodyFields child(String childPath, JsonNode value) {
        BodyFields child = new BodyFields(childPath, value, violations);
        children.add(child);
        return child;
    }

    private @Nullable JsonNode take(String field) {
        known.add(field);
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private boolean inRange(String field, double value, int min, int max) {
        boolean fits = value >= min && value <= max;
        if (!fits) {
            violated(field, "value.range", "must be " + min + " to " + max);
        }
        return fits;
    }
}
