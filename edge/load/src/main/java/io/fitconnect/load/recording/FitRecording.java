package io.fitconnect.load.recording;

import io.fitconnect.load.fit.FitDecoder;
import io.fitconnect.load.fit.FitMessage;
import io.fitconnect.proto.ingest.v1.Sample;
import java.util.OptionalDouble;

/** The records and beat-to-beat intervals of a FIT file; positions, names and weights in it are not read. */
final class FitRecording {
    private static final int RECORD = 20;
    private static final int HRV = 78;
    private static final int MAX_INTERVALS = 64;

    private FitRecording() {}

    static Recording parse(byte[] bytes) {
        FitDecoder.Decoded file = FitDecoder.decode(bytes);
        RecordingBuilder recording = new RecordingBuilder();
        Sample.Builder newest = Sample.newBuilder(); // intervals before the first record have no time: dropped
        for (FitMessage message : file.messages()) {
            if (message.number() == RECORD && message.timestamp() >= 0) {
                newest = recording.at((FitMessage.EPOCH_SECONDS + message.timestamp()) * 1000);
                read(message, new Channels(newest));
            } else if (message.number() == HRV) {
                addIntervals(message, newest);
            }
        }
        if (recording.isEmpty()) {
            throw new IllegalArgumentException("no record messages in it " + file.problems());
        }
        return recording.build(true, file.problems());
    }

    /** Field numbers and scales of the FIT profile, message "record". */
    private static void read(FitMessage message, Channels channels) {
        channels.heartRate(message.first(3));
        channels.power(message.first(7));
        channels.cadence(sum(message.first(4), scaled(message.first(53), 128)));
        channels.distance(scaled(message.first(5), 100));
        OptionalDouble enhancedSpeed = scaled(message.first(73), 1000);
        channels.speed(enhancedSpeed.isPresent() ? enhancedSpeed : scaled(message.first(6), 1000));
    }

    private static void addIntervals(FitMessage hrv, Sample.Builder sample) {
        double[] seconds = hrv.fields().getOrDefault(0, new double[0]);
        for (double interval : seconds) {
            if (interval > 0 && sample.getRrMsCount() < MAX_INTERVALS) {
                sample.addRrMs((float) interval); // stored in 1/1000 s
            }
        }
    }

    private static OptionalDouble scaled(OptionalDouble raw, double by) {
        return raw.isPresent() ? OptionalDouble.of(raw.getAsDouble() / by) : raw;
    }

    private static OptionalDouble sum(OptionalDouble whole, OptionalDouble fraction) {
        return whole.isPresent() ? OptionalDouble.of(whole.getAsDouble() + fraction.orElse(0)) : whole;
    }
}
