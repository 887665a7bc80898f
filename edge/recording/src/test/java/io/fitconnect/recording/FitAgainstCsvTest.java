package io.fitconnect.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.ingest.v1.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The FIT decoder reads from real files what an independent program read from them. */
class FitAgainstCsvTest {

    @TestFactory
    Stream<DynamicTest> everyRawFileHoldsWhatItsTableSays() throws IOException {
        Path tables = SharedData.folder("workouts");
        List<Path> files;
        try (Stream<Path> raw = Files.list(SharedData.folder("fit"))) {
            files = raw.sorted().toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        Recordings.stem(file),
                        () -> compare(
                                Recordings.read(tables.resolve(Recordings.stem(file) + ".csv.gz")),
                                Recordings.read(file))));
    }

    private static void compare(Recording table, Recording fit) {
        assertTrue(fit.start().isPresent());
        assertEquals(List.of(), fit.problems());
        assertEquals(table.samples().size(), fit.samples().size());
        for (int i = 0; i < table.samples().size(); i++) {
            Sample expected = table.samples().get(i);
            Sample actual = fit.samples().get(i);
            String row = "row " + (i + 1) + " of the table: " + expected + " but the file: " + actual;
            assertEquals(expected.getSeq(), actual.getSeq(), row);
            assertEquals(expected.getTimeMs(), actual.getTimeMs(), row);
            assertEquals(expected.hasHeartRateBpm(), actual.hasHeartRateBpm(), row);
            assertEquals(expected.getHeartRateBpm(), actual.getHeartRateBpm(), row);
            assertEquals(expected.hasPowerW(), actual.hasPowerW(), row);
            assertEquals(expected.getPowerW(), actual.getPowerW(), 0.5, row);
            assertEquals(expected.hasCadenceRpm(), actual.hasCadenceRpm(), row);
            assertEquals(expected.getCadenceRpm(), actual.getCadenceRpm(), 1, row);
            assertEquals(expected.getSpeedMps(), actual.getSpeedMps(), 0.006, row);
            assertEquals(expected.getDistanceM(), actual.getDistanceM(), 0.06, row);
        }
    }
}
