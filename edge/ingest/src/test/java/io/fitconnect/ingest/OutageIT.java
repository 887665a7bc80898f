package io.fitconnect.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.ingest.v1.ServerFrame.FrameCase;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.stack.Service;
import io.fitconnect.testkit.Tokens;
import io.fitconnect.testkit.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Servers behind the edge go away for a while and come back. */
@QuarkusTest
@QuarkusTestResource(OwnServers.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(FreeGrpcPort.class)
class OutageIT {

    private static final int SAMPLES = 20_000;
    private static final int BATCH = 200;

    @TestHTTPResource("/ingest/v1")
    URI http;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int grpcPort;

    @Inject
    IngestNode node;

    @Inject
    IngestConfig config;

    private Device device(int index, String athlete) {
        String token = Tokens.token(athlete, "athlete");
        URI uri = URI.create("ws://127.0.0.1:" + http.getPort() + "/ingest/v1");
        return switch (index % 3) {
            case 0 -> new SocketDevice(uri, token, false);
            case 1 -> new SocketDevice(uri, token, true);
            default -> new CallDevice(grpcPort, token);
        };
    }

    @Test
    void whileKafkaIsAwaySendersArePausedMemoryIsBoundedAndNothingIsLost() throws Exception {
        Map<String, Device> devices = LongStream.range(0, 6)
                .boxed()
                .collect(Collectors.toMap(i -> UUID.randomUUID().toString(), i -> device(i.intValue(), "outage-" + i)));
        for (Map.Entry<String, Device> each : devices.entrySet()) {
            each.getValue().hello(each.getKey()).welcome();
        }
        List<Thread> senders = new ArrayList<>();
        OwnServers.frozen(Service.KAFKA, () -> {
            devices.values().forEach(device -> senders.add(Thread.ofVirtual().start(() -> send(device))));
            for (Device device : devices.values()) {
                int pending = device.next(FrameCase.SLOW_DOWN).getSlowDown().getPending();
                assertTrue(
                        pending >= config.maxPendingSamples() && pending < config.maxPendingSamples() + BATCH,
                        "pending " + pending);
            }
            assertEquals(devices.size(), node.services().open().paused());
            assertTrue(node.log().unacknowledged() <= devices.size() * (config.maxPendingSamples() / BATCH + 1));
        });
        for (Device device : devices.values()) {
            device.acked(SAMPLES);
        }
        for (Map.Entry<String, Device> each : devices.entrySet()) {
            each.getValue().close();
            assertEquals(LongStream.rangeClosed(1, SAMPLES).boxed().toList(), seqs(each.getKey()));
        }
        assertEquals(0, node.services().budget().usedBytes());
    }

    private static void send(Device device) {
        for (long seq = 1; seq <= SAMPLES; seq += BATCH) {
            device.batch(seq, seq + BATCH - 1);
        }
    }

    private static List<Long> seqs(String session) throws Exception {
        return KafkaReader.batches(session).stream()
                .map(SampleBatch::getSamplesList)
                .flatMap(List::stream)
                .map(TelemetrySample::getSeq)
                .sorted()
                .toList();
    }

    @Test
    void withoutRedisSessionsGoOnAndTheirProgressIsWrittenWhenItIsBack() throws Exception {
        String session = UUID.randomUUID().toString();
        OwnServers.frozen(Service.REDIS, () -> {
            try (Device device = device(0, "lonely")) {
                assertEquals(0, device.hello(session).welcome().getResumeAfterSeqOrThrow("lonely"));
                device.batch(1, 10);
                device.acked(10);
            }
        });
        try (Device again = device(1, "lonely")) {
            assertEquals(10, again.hello(session).welcome().getResumeAfterSeqOrThrow("lonely"));
        }
    }
}
