package io.fitconnect.streams.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureTopologyTest {
    private static final Ride RIDE = new Ride(Stage.START.toEpochMilli());
    private static final String CLASS_SCOPE = "class/" + Stage.CLASS;
    private static final Set<String> SCOPES = Set.of(CLASS_SCOPE, "open/2025-03-03", "open/2025-W10");

    private Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void anErasedAthleteLeavesEveryBoardAndNothingIsKept() {
        rideWith(stage -> {});
        erase();
        Map<String, Contribution> last = stage.contributions();
        assertEquals(SCOPES, last.keySet());
        last.values().forEach(contribution -> {
            assertTrue(contribution.getWithdrawn());
            assertFalse(contribution.hasScores());
            assertEquals("", contribution.getName());
        });
        assertNothingKept();
        List<ErasedPart> done = stage.read(StreamsGraph.ERASURES, ErasedPart.parser());
        assertEquals(List.of("streams"), done.stream().map(ErasedPart::getPart).toList());
    }

    @Test
    void aClosedSessionIsErasedToo() {
        rideWith(stage -> {
            stage.bye();
            for (int i = 0; i < 150; i++) {
                stage.pass(Duration.ofMinutes(10));
            }
            stage.scores();
        });
        erase();
        assertEquals(SCOPES, stage.contributions().keySet());
        assertNothingKept();
    }

    @Test
    void whatComesLateOrAfterARestartIsNotTaken() {
        rideWith(stage -> {});
        erase();
        stage.read(StreamsGraph.STATE, io.fitconnect.proto.internal.athlete.v1.AthleteState.parser());
        stage.scores();
        stage = stage.restarted();
        stage.send(RIDE.beating(11, 20, 150));
        stage.send(Stage.batch(RIDE.beating(1, 5, 150)).setSessionId("9b2f3c1e-0000-4000-8000-000000000002"));
        stage.pass(Duration.ofSeconds(20));

        assertTrue(stage.states().isEmpty());
        assertTrue(stage.scores().isEmpty());
        assertTrue(stage.summaries().isEmpty());
        assertTrue(stage.refused().isEmpty(), "the samples themselves would be kept there");
        assertNothingKept();
    }

    @Test
    void officialStandingsOfAClassLoseTheLine() {
        stage.training(TrainingClass.newBuilder()
                .setClassId(Stage.CLASS)
                .setStartedMs(RIDE.startMs())
                .setState(ClassState.CLASS_STATE_ENDED)
                .setEndedMs(RIDE.startMs())
                .build());
        rideWith(Stage::bye);
        for (int i = 0; i < 90; i++) {
            stage.pass(Duration.ofSeconds(1));
        }
        assertFalse(results().isEmpty(), "the class is official");

        erase();
        stage.pass(Duration.ofSeconds(1));

        List<TestRecord<String, BoardResult>> tombstones = results();
        assertEquals(
                5,
                tombstones.stream()
                        .filter(record -> record.key().startsWith(CLASS_SCOPE) && record.value() == null)
                        .count());
        BoardRow row = stage.read("board.changes.v1", BoardRow.parser()).getLast();
        assertTrue(row.getWithdrawn());
        assertFalse(row.hasScores());
    }

    private void rideWith(Consumer<Stage> then) {
        stage.profile(Stage.reference());
        stage.send(RIDE.beating(1, 10, 150));
        then.accept(stage);
    }

    private void erase() {
        stage.profile(
                Profile.newBuilder().setAthleteId(Stage.ATHLETE).setErasedMs(2).setUpdatedMs(2));
    }

    private List<TestRecord<String, BoardResult>> results() {
        return stage.driver
                .createOutputTopic("board.results.v1", new StringDeserializer(), Protobuf.reader(BoardResult.parser()))
                .readRecordsToList();
    }

    private void assertNothingKept() {
        for (String store : List.of("session-log", "sessions")) {
            try (var entries = stage.driver.getKeyValueStore(store).all()) {
                assertFalse(entries.hasNext(), store + " still holds something");
            }
        }
        Profile marker = (Profile) stage.driver.getKeyValueStore("profiles").get(Stage.ATHLETE);
        assertEquals(
                Profile.newBuilder()
                        .setAthleteId(Stage.ATHLETE)
                        .setErasedMs(2)
                        .setUpdatedMs(2)
                        .build(),
                marker);
    }
}
