package io.fitconnect.streams.bench.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.streams.bench.scale.SplitBoard.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitBoardTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void aBoardShowsRanksAndWindowsInHoweverManyParts(int parts) {
        Random random = new Random(3);
        SplitBoard board = new SplitBoard(parts);
        Map<String, Double> scores = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String id = "a" + random.nextInt(1_000);
            double score = random.nextInt(200);
            board.set(id, score);
            scores.put(id, score);
        }
        List<Place> sorted = scores.entrySet().stream()
                .map(entry -> new Place(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Place::score).reversed().thenComparing(Place::id))
                .toList();
        assertEquals(sorted.size(), board.total());
        assertEquals(sorted.subList(0, 100), board.top(100));
        for (int i = 0; i < sorted.size(); i++) {
            Place place = sorted.get(i);
            long above = scores.values().stream()
                    .filter(score -> score > place.score())
                    .count();
            assertEquals(above + 1, board.rank(place.id()));
            assertEquals(
                    sorted.subList(Math.max(0, i - 5), Math.min(sorted.size(), i + 6)), board.around(place.id(), 5));
        }
    }
}
