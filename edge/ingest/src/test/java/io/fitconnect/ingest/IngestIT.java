package io.fitconnect.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.ingest.v1.Batch;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.ingest.v1.ServerFrame.FrameCase;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(OwnServers.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(FreeGrpcPort.class)
class IngestIT {

    enum Transport {
        PROTO,
        JSON,
        GRPC
    }

    @TestHTTPResource("/ingest/v1")
    URI http;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int grpcPort;

    @Inject
    RedisDataSource redis;

    private final String session = UUID.randomUUID().toString();
    private final String athlete = "athlete-" + session.substring(0, 8);

    private Device device(Transport transport, String token) {
        return switch (transport) {
            case PROTO -> new SocketDevice(socketUri(""), token, false);
            case JSON -> new SocketDevice(socketUri(""), token, true);
            case GRPC -> new CallDevice(grpcPort, token);
        };
    }

    private Device device(Transport transport) {
        return device(transport, Tokens.token(athlete, "athlete"));
    }

    private URI socketUri(String query) {
        return URI.create("ws://127.0.0.1:" + http.getPort() + "/ingest/v1" + query);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void everyAckedSampleIsInKafkaOnceHoweverOftenItWasSent(Transport transport) throws Exception {
        try (Device device = device(transport)) {
            assertEquals(Map.of(athlete, 0L), device.hello(session).welcome().getResumeAfterSeqMap());
            device.batch(1, 100);
            device.batch(51, 150);
            device.acked(150);
            device.bye();
            device.closedWith(1000);
        }
        List<SampleBatch> records = KafkaReader.batches(session);
        assertEquals(LongStream.rangeClosed(1, 150).boxed().toList(), seqs(records));
        assertTrue(records.getLast().getEnd());
        assertEquals(1, records.stream().filter(SampleBatch::getEnd).count());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aClientThatComesBackIsToldWhatIsSettledAndNothingIsLost(Transport transport) throws Exception {
        try (Device first = device(transport)) {
            first.hello(session).welcome();
            first.batch(1, 50);
            first.acked(50);
            first.batch(51, 300);
        }
        try (Device second = device(transport)) {
            long resume = second.hello(session).welcome().getResumeAfterSeqOrThrow(athlete);
            assertTrue(resume >= 50, "resumes after " + resume);
            if (resume < 300) {
                second.batch(resume + 1, 300);
                second.acked(300);
            }
        }
        Set<Long> kept = new TreeSet<>(seqs(KafkaReader.batches(session)));
        assertEquals(LongStream.rangeClosed(1, 300).boxed().collect(Collectors.toSet()), kept);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aSessionWhosePositionsAreLostGoesOnFromWhatItsClientWasTold(Transport transport) throws Exception {
        try (Device first = device(transport)) {
            first.hello(session).welcome();
            first.batch(1, 50);
            first.acked(50);
        }
        redis.key().del("ingest:progress:" + session);
        try (Device second = device(transport)) {
            assertEquals(50, second.hello(session, athlete, 50).welcome().getResumeAfterSeqOrThrow(athlete));
            second.batch(51, 60);
            second.acked(60);
        }
        assertEquals(LongStream.rangeClosed(1, 60).boxed().toList(), seqs(KafkaReader.batches(session)));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void acksAreCumulativeWhateverTheOrder(Transport transport) throws Exception {
        try (Device device = device(transport)) {
            device.hello(session).welcome();
            List<Sample> shuffled =
                    LongStream.rangeClosed(2, 200).mapToObj(Device::sample).collect(Collectors.toList());
            Collections.shuffle(shuffled);
            device.batch("", shuffled.subList(0, 100));
            device.batch("", shuffled.subList(100, 199));
            device.batch(1, 1);
            device.acked(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aRefusedSampleIsSettledKeptAndToldWithItsCode(Transport transport) throws Exception {
        long now = System.currentTimeMillis();
        try (Device device = device(transport)) {
            device.hello(session).welcome();
            device.batch(
                    "",
                    List.of(
                            Device.sample(1),
                            Sample.newBuilder()
                                    .setSeq(2)
                                    .setTimeMs(now + 60_000)
                                    .build(),
                            Sample.newBuilder()
                                    .setSeq(3)
                                    .setTimeMs(now)
                                    .setPowerW(Float.NaN)
                                    .build()));
            var refusals = Map.of(
                    2L, "sample.future",
                    3L, "sample.out-of-range");
            for (int i = 0; i < 2; i++) {
                var refusal = device.next(FrameCase.REFUSAL).getRefusal();
                assertEquals(refusals.get(refusal.getSeq()), refusal.getCode());
            }
            device.acked(3);
        }
        var kept = KafkaReader.refused(refused -> refused.getSessionId().equals(session));
        assertEquals(2, kept.size());
        assertTrue(Float.isNaN(Sample.parseFrom(kept.stream()
                        .filter(refused -> refused.getSeq() == 3)
                        .findFirst()
                        .orElseThrow()
                        .getPayload())
                .getPowerW()));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aNewerConnectionOfASessionClosesTheOlder(Transport transport) throws Exception {
        try (Device older = device(transport)) {
            older.hello(session).welcome();
            try (Device newer = device(Transport.PROTO)) {
                newer.hello(session).welcome();
                older.closedWith(4409);
                newer.batch(1, 10);
                newer.acked(10);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aConnectionThatMayNotIsClosedWithItsCode(Transport transport) throws Exception {
        try (Device owner = device(transport)) {
            owner.hello(session).welcome();
            try (Device thief = device(transport, Tokens.token("thief", "athlete"))) {
                thief.hello(session);
                thief.closedWith(4403);
            }
            owner.batch("somebody-else", List.of(Device.sample(1)));
            owner.closedWith(4403);
        }
        try (Device unknown = device(transport, "no-token")) {
            unknown.closedWith(4401);
        }
        try (Device anonymous = device(transport, null)) {
            anonymous.hello(session);
            anonymous.closedWith(4401);
        }
        try (Device rude = device(transport)) {
            rude.batch(1, 1);
            rude.closedWith(4400);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aConnectionWithoutAHelloIsClosed(Transport transport) throws Exception {
        try (Device silent = device(transport)) {
            silent.closedWith(4408);
        }
    }

    @Test
    void everyConformanceCheckHolds() throws Exception {
        Path script = Path.of(System.getProperty("fitconnect.root", "."))
                .resolve("../shared/bench/conformance/wsconform.js")
                .normalize();
        Assumptions.assumeTrue(Files.exists(script), "the conformance script is not at " + script);
        Path output = Files.createTempFile("conformance", ".txt");
        Process node = new ProcessBuilder(
                        "node", script.toString(), "" + http.getPort(), "/ingest/v1", "--max-message", "262144")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(node.waitFor(60, TimeUnit.SECONDS), "the conformance script does not end");
        String report = Files.readString(output);
        assertEquals(0, node.exitValue(), report);
        assertFalse(report.contains("warn"), report);
    }

    @Test
    void aTextThatIsNoFrameIsMalformed() throws Exception {
        try (SocketDevice device = new SocketDevice(socketUri(""), Tokens.token(athlete), true)) {
            device.text("{\"hello\": 3}");
            device.closedWith(4400);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aHubSpeaksForManyAthletesAndEndsThemAll(Transport transport) throws Exception {
        Set<String> athletes = Set.of(athlete + "-a", athlete + "-b", athlete + "-c");
        try (Device hub = device(transport, Tokens.token("hub-1", "hub"))) {
            hub.hello(session).welcome();
            for (String each : athletes) {
                hub.batch(each, List.of(Device.sample(1), Device.sample(2)));
            }
            hub.bye();
            hub.closedWith(1000);
        }
        Set<String> ended = KafkaReader.batches(session).stream()
                .filter(SampleBatch::getEnd)
                .map(SampleBatch::getAthleteId)
                .collect(Collectors.toSet());
        assertEquals(athletes, ended);
    }

    @Test
    void aTicketOpensOneConnection() throws Exception {
        redis.value(String.class).set("ticket:t-" + session, "{\"sub\":\"" + athlete + "\",\"roles\":[\"athlete\"]}");
        try (Device device = new SocketDevice(socketUri("?ticket=t-" + session), null, true)) {
            device.hello(session).welcome();
            device.batch(1, 1);
            device.acked(1);
        }
        try (Device again = new SocketDevice(socketUri("?ticket=t-" + session), null, true)) {
            again.closedWith(4401);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aCueReachesItsAthletesDevice(Transport transport) throws Exception {
        try (Device device = device(transport);
                KafkaProducer<String, byte[]> coach = new KafkaProducer<>(
                        Map.of("bootstrap.servers", OwnServers.kafka()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            device.hello(session).welcome();
            Cue cue = Cue.newBuilder()
                    .setId(session)
                    .setAthleteId(athlete)
                    .setRule("zone.over")
                    .build();
            coach.send(new ProducerRecord<>("coaching.cues.v1", athlete, cue.toByteArray()))
                    .get();
            assertEquals("zone.over", device.next(FrameCase.CUE).getCue().getRule());
        }
    }

    @Test
    void aBatchAboveTheLimitIsMalformed() throws Exception {
        try (Device device = device(Transport.PROTO)) {
            device.hello(session).welcome();
            device.send(ClientFrame.newBuilder()
                    .setBatch(Batch.newBuilder()
                            .addAllSamples(LongStream.rangeClosed(1, 501)
                                    .mapToObj(Device::sample)
                                    .toList()))
                    .build());
            device.closedWith(4400);
        }
    }

    private static List<Long> seqs(List<SampleBatch> records) {
        return records.stream()
                .flatMap(record -> record.getSamplesList().stream())
                .map(TelemetrySample::getSeq)
                .sorted()
                .toList();
    }
}
