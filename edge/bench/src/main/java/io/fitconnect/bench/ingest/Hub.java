package io.fitconnect.bench.ingest;

import io.fitconnect.proto.ingest.v1.Batch;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.ingest.v1.DeviceKind;
import io.fitconnect.proto.ingest.v1.Hello;
import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.fitconnect.proto.ingest.v1.TelemetryGrpc;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One hub: a call that sends batches of its athletes in turn and counts what is acknowledged. Its loop's thread only. */
final class Hub extends ClientCall.Listener<ServerFrame> {
    static final int BATCH = 100;
    static final int ATHLETES = 20;
    static final Delays DELAYS = new Delays();

    private static final MethodDescriptor<byte[], ServerFrame> STREAM = TelemetryGrpc.getStreamMethod().toBuilder(
                    new Bytes(), TelemetryGrpc.getStreamMethod().getResponseMarshaller())
            .build();

    /** Samples that were sent and acknowledged. */
    record Counted(long sent, long acked) {}

    private static final class Athlete {
        private final String id;
        private final Deque<long[]> waiting = new ArrayDeque<>();
        private long sent;
        private long acked;

        private Athlete(String id) {
            this.id = id;
        }
    }

    private final ClientCall<byte[], ServerFrame> call;
    private final List<Athlete> athletes = new ArrayList<>();
    private final Map<String, Athlete> byId = new HashMap<>();
    private int next;
    private long sent;
    private long acked;
    private long window;
    private boolean welcomed;
    private Counted start = new Counted(0, 0);

    Hub(ManagedChannel channel, Metadata headers, int number, String session) {
        for (int i = 0; i < ATHLETES; i++) {
            Athlete athlete = new Athlete("hub-%02d-rider-%02d".formatted(number, i));
            athletes.add(athlete);
            byId.put(athlete.id, athlete);
        }
        call = channel.newCall(STREAM, CallOptions.DEFAULT);
        call.start(this, headers);
        call.request(Integer.MAX_VALUE);
        call.sendMessage(ClientFrame.newBuilder()
                .setHello(Hello.newBuilder()
                        .setSessionId(session)
                        .setClassId("spin-1")
                        .setDevice(Device.newBuilder().setId("hub-" + number).setKind(DeviceKind.DEVICE_KIND_HUB)))
                .build()
                .toByteArray());
    }

    boolean welcomed() {
        return welcomed;
    }

    boolean idle() {
        return sent == acked;
    }

    void window(int batches) {
        window = (long) batches * BATCH;
        send();
    }

    /** From now on. */
    void count() {
        start = new Counted(sent, acked);
        DELAYS.clear();
    }

    Counted counted() {
        return new Counted(sent - start.sent, acked - start.acked);
    }

    @Override
    public void onReady() {
        send();
    }

    @Override
    public void onMessage(ServerFrame frame) {
        switch (frame.getFrameCase()) {
            case WELCOME -> welcomed = true;
            case ACK ->
                acknowledged(frame.getAck().getAthleteId(), frame.getAck().getSeq());
            case REFUSAL -> throw new IllegalStateException("refused: " + frame.getRefusal());
            case CUE, SLOW_DOWN, FRAME_NOT_SET -> {}
        }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        System.err.println("a call has ended: " + status + " " + trailers);
    }

    private void acknowledged(String id, long seq) {
        Athlete athlete = byId.get(id);
        if (athlete == null || seq <= athlete.acked) {
            return;
        }
        long now = System.nanoTime();
        for (long[] batch = athlete.waiting.peek(); batch != null && batch[0] <= seq; batch = athlete.waiting.peek()) {
            DELAYS.add(now - batch[1]);
            athlete.waiting.remove();
        }
        acked += seq - athlete.acked;
        athlete.acked = seq;
        send();
    }

    private void send() {
        while (welcomed && call.isReady() && sent - acked < window) {
            Athlete athlete = athletes.get(next);
            next = (next + 1) % ATHLETES;
            call.sendMessage(batch(athlete));
            athlete.sent += BATCH;
            sent += BATCH;
            athlete.waiting.add(new long[] {athlete.sent, System.nanoTime()});
        }
    }

    private static byte[] batch(Athlete athlete) {
        WireWriter batch = new WireWriter(BATCH * 40 + 40).text(Batch.ATHLETE_ID_FIELD_NUMBER, athlete.id);
        WireWriter sample = new WireWriter(64);
        long now = System.currentTimeMillis();
        for (int i = 1; i <= BATCH; i++) {
            sample.clear()
                    .varint(Sample.SEQ_FIELD_NUMBER, athlete.sent + i)
                    .varint(Sample.TIME_MS_FIELD_NUMBER, now - BATCH + i)
                    .varint(Sample.HEART_RATE_BPM_FIELD_NUMBER, 120 + i % 40)
                    .float32(Sample.POWER_W_FIELD_NUMBER, 180 + i)
                    .float32(Sample.CADENCE_RPM_FIELD_NUMBER, 90);
            batch.message(Batch.SAMPLES_FIELD_NUMBER, sample);
        }
        return new WireWriter(batch.length() + 8)
                .message(ClientFrame.BATCH_FIELD_NUMBER, batch)
                .toBytes();
    }

    /** Frames that are encoded already. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] frame) {
            return new ByteArrayInputStream(frame);
        }

        @Override
        public byte[] parse(@Nullable InputStream message) {
            throw new UnsupportedOperationException("a hub gets no client frames");
        }
    }
}
