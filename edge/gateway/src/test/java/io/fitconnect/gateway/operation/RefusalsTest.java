package io.fitconnect.gateway.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final long NOW_MS = 1_790_000_000_000L;

    private long nowMs = NOW_MS;
    private final Refusals refusals = new Refusals(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(nowMs);
        }
    });

    @Test
    void refusalsAreCountedForFiveMinutes() {
        refuse("sample.too-old");
        nowMs += 200_000;
        refuse("sample.too-old");
        refuse("sample.malformed");
        assertEquals(Map.of("sample.too-old", 2, "sample.malformed", 1), refusals.counts());
        nowMs += 150_000;
        assertEquals(Map.of("sample.too-old", 1, "sample.malformed", 1), refusals.counts());
        nowMs += 600_000;
        assertEquals(Map.of(), refusals.counts());
    }

    @Test
    void ofTheNewestTwentyAreToldWithoutWhatWasInThem() {
        for (int i = 0; i < 30; i++) {
            refuse("code-" + i);
        }
        assertEquals(20, refusals.newest().size());
        assertEquals("code-29", refusals.newest().getFirst().getCode());
        assertTrue(refusals.newest().stream().allMatch(it -> it.getPayload().isEmpty()));
    }

    private void refuse(String code) {
        refusals.take(RefusedSample.newBuilder()
                .setCode(code)
                .setReceivedMs(nowMs)
                .setPayload(ByteString.copyFromUtf8("a heart rate"))
                .build());
    }
}
