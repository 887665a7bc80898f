package io.fitconnect.imports;

import io.fitconnect.proto.ingest.v1.Batch;
import io.fitconnect.proto.ingest.v1.Bye;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.ingest.v1.TelemetryGrpc;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Sends a workout as its device would have: in the caller's name, never more than a window ahead of what is settled. What
 * the edge knows of the session already is not sent again.
 */
@ApplicationScoped
class Sender {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    /** The recorder itself is unknown: what a file says of it may name its owner. */
    private static final Device FILE =
            Device.newBuilder().setId("import").setName("Imported file").build();

    private final Channel ingest;
    private final ImportConfig config;

    Sender(@GrpcClient("ingest") Channel ingest, ImportConfig config) {
        this.ingest = ingest;
        this.config = config;
    }

    /**
     * Returns when every sample is settled and the session is over.
     *
     * @param authorization the caller's header
     */
    Outcome send(String authorization, String athlete, UUID session, List<Sample> samples) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, authorization);
        try (IngestCall call = new IngestCall(config.answerWithin())) {
            var unused =
                    TelemetryGrpc.newStub(ingest)
                            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                            .stream(call);
            call.send(ClientFrame.newBuilder()
                    .setHello(Hello.newBuilder()
                            .setSessionId(session.toString())
                            .setAthleteId(athlete)
                            .setDevice(FILE))
                    .build());
            int known = (int) Math.min(
                    samples.size(), call.welcome().getResumeAfterSeqMap().getOrDefault(athlete, 0L));
            send(call, samples, known);
            // Also when all was known: the import that sent it may have ended before its bye.
            call.send(ClientFrame.newBuilder().setBye(Bye.getDefaultInstance()).build());
            call.awaitEnd();
            return new Outcome(known, call.refused());
        }
    }

    private void send(IngestCall call, List<Sample> samples, int known) {
        for (int from = known; from < samples.size(); from += config.batch()) {
            int to = Math.min(samples.size(), from + config.batch());
            if (to - config.window() > known) {
                call.awaitAck(to - config.window());
            }
            call.send(ClientFrame.newBuilder()
                    .setBatch(Batch.newBuilder().addAllSamples(samples.subList(from, to)))
                    .build());
        }
        if (known < samples.size()) {
            call.awaitAck(samples.size());
        }
    }
}
