package io.fitconnect.training.proposal;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why something is proposed.
 *
 * @param rule stable name
 * @param says in words
 * @param numbers that led to it
 * @param source where the rule comes from, and what is our own choice in it
 */
@Schema(name = "Reason")
record Reason(String rule, String says, Map<String, Double> numbers, String source) {

    Reason {
        numbers = Map.copyOf(numbers);
    }
}
